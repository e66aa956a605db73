//! TypeScript types of inputs, options and results, beside the generated functions.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const VALUES: &str = include_str!("types/values.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const RATES: &str = include_str!("types/rates.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const INEQUALITY: &str = include_str!("types/inequality.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const DISTRIBUTION: &str = include_str!("types/distribution.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const GROUPS: &str = include_str!("types/groups.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const EXPLAINED: &str = include_str!("types/explained.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const PROFILE: &str = include_str!("types/profile.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const VARIATION: &str = include_str!("types/variation.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const CHANGE: &str = include_str!("types/change.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const SYSTEM: &str = include_str!("types/system.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const PARTNERSHIP: &str = include_str!("types/partnership.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const INTERVENTION: &str = include_str!("types/intervention.d.ts");

#[wasm_bindgen(typescript_custom_section)]
const CHART: &str = include_str!("types/chart.d.ts");
