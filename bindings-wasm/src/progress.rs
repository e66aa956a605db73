//! Long work tells how far it is.

use wasm_bindgen::JsValue;

use crate::options::Options;

/// A JavaScript function told of progress; `false` from it, or an exception in it, cancels.
pub(crate) struct Progress(Option<js_sys::Function>);

impl Progress {
    pub(crate) fn read(options: &Options) -> Self {
        Self(options.function("progress"))
    }

    pub(crate) fn tell(&mut self, done: u32, total: u32) -> bool {
        self.0.as_ref().is_none_or(|call| {
            call.call2(&JsValue::NULL, &done.into(), &total.into())
                .is_ok_and(|answer| answer.as_bool() != Some(false))
        })
    }
}
