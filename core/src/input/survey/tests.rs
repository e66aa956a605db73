//! Tests of survey designs.
