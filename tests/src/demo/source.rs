//! Bytes of a file on their way to the CSV reader: without a byte order mark, and with the places where lines end, so
//! that a message can name the line.
//!
//! The reader's own line numbers lag behind where lines end in CR LF or lines are blank: a record then counts as
//! starting at the end of the line before it.

use std::collections::VecDeque;
use std::io::{self, Chain, Cursor, Read};

/// UTF-8's byte order mark, which spreadsheets put in front.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A file that is being read. Only the line ends between what was delivered and what was asked about are held.
#[derive(Debug)]
pub(crate) struct Source<R> {
    inner: Chain<Cursor<Vec<u8>>, R>,
    /// How many bytes were delivered.
    delivered: u64,
    ends: VecDeque<(u64, u8)>,
    line: u64,
    /// Where the last carriage return stood: a line feed right after it ends the same line.
    carriage: Option<u64>,
    last: Option<u8>,
}

impl<R: Read> Source<R> {
    pub(crate) fn new(mut reader: R) -> io::Result<Self> {
        let mut start = Vec::with_capacity(MARK.len());
        reader
            .by_ref()
            .take(MARK.len() as u64)
            .read_to_end(&mut start)?;
        if start == MARK {
            start.clear();
        }
        Ok(Self {
            inner: Cursor::new(start).chain(reader),
            delivered: 0,
            ends: VecDeque::new(),
            line: 1,
            carriage: None,
            last: None,
        })
    }

    /// The line, counted from 1, of the record that the reader says starts at `byte`. Asked in rising order.
    pub(crate) fn line_of(&mut self, mut byte: u64) -> u64 {
        while let Some(&(at, kind)) = self.ends.front() {
            if at > byte {
                break;
            }
            // A record never starts with a line end: what stands here belongs to the line before, or to a blank one.
            if at == byte {
                byte += 1;
            }
            let same_line = kind == b'\n' && at > 0 && self.carriage == Some(at - 1);
            self.line += u64::from(!same_line);
            self.carriage = (kind == b'\r').then_some(at);
            self.ends.pop_front();
        }
        self.line
    }

    /// Whether the last byte that was delivered ended a line.
    pub(crate) fn ends_with_line_end(&self) -> bool {
        matches!(self.last, Some(b'\n' | b'\r'))
    }

    /// Whether anything was delivered at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.delivered == 0
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        for (offset, &byte) in (self.delivered..).zip(&buffer[..count]) {
            if matches!(byte, b'\n' | b'\r') {
                self.ends.push_back((offset, byte));
            }
        }
        self.delivered += count as u64;
        self.last = buffer[..count].last().copied().or(self.last);
        Ok(count)
    }
}
