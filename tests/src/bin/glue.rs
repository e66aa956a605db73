//! Writes the JavaScript glue of a compiled wasm module: `glue MODULE.wasm FOLDER`.
//!
//! It calls wasm-bindgen's generator as a library, so that Cargo.lock ties its version to that of
//! the `wasm-bindgen` crate inside the module: the two can never disagree.

use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [module, folder] = arguments.as_slice() else {
        eprintln!("usage: glue MODULE.wasm FOLDER");
        return ExitCode::from(2);
    };
    let mut bindgen = Bindgen::new();
    let generated = bindgen.web(true).and_then(|bindgen| {
        bindgen
            .input_path(module)
            .typescript(true)
            .omit_default_module_path(true)
            .generate(folder)
    });
    match generated {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the glue of {module} could not be generated: {error:?}");
            ExitCode::FAILURE
        }
    }
}
