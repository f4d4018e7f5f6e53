//! What keeps a page safe: what a browser may do with it, and texts that cannot end what they stand in.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// What a browser may do with the page: apply the style and run the scripts that are ours, each known by
/// its sum (CSP level 2), and nothing else. What may have got into it besides neither runs nor changes
/// how it looks.
pub(super) fn policy(style: &str, scripts: [&str; 2]) -> String {
    let sum = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
    let style = sum(style);
    let [script, replay] = scripts.map(sum);
    format!(
        "default-src 'none'; style-src {style}; script-src {script} {replay}; img-src data:; \
         base-uri 'none'; form-action 'none'"
    )
}

/// JSON within a script element: nothing in it can end the element.
pub(super) fn data(json: &str) -> String {
    json.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// A text as a string of CSS: nothing in it can end the string or the element.
pub(super) fn css(text: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || letter == ' ';
    let escaped = text.chars().map(|letter| match letter {
        letter if plain(letter) => letter.to_string(),
        letter => format!("\\{:x} ", u32::from(letter)),
    });
    format!("\"{}\"", escaped.collect::<String>())
}
