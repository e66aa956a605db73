//! The story as one page: everything inside it, nothing loaded.
//!
//! A Content-Security-Policy inside the page lets nothing run but the scripts whose hashes it names, and lets nothing be
//! fetched at all.

use serde_json::Value;

use super::digest;
use super::story::{Block, Figure, Medium, Section, Story, Table};
use super::text::html;
use super::vega::Library;

const STYLE: &str = include_str!("page.css");
const START: &str = include_str!("page.js");

/// Sets the story in HTML, with charts where there is a library to draw them, and with the reason where there is none.
#[must_use]
pub fn set(story: &Story, library: Result<&Library, &str>) -> String {
    let scripts: Vec<String> = library.map_or_else(
        |_| Vec::new(),
        |library| {
            let texts = library.scripts.iter().map(|script| script.text.as_str());
            texts.chain([START]).map(inline).collect()
        },
    );
    let mut body = String::new();
    put(&mut body, "h1", "", &story.title);
    put(&mut body, "p", " class=\"lead\"", &story.lead);
    if let Err(reason) = library {
        put(&mut body, "p", " class=\"notice\"", reason);
    }
    let mut figures = 0;
    for section in &story.sections {
        set_section(&mut body, section, library.is_ok(), &mut figures);
    }
    let mut out = String::with_capacity(body.len() + STYLE.len() + 1_000_000);
    out.push_str("<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(&format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n",
        html(&policy(&scripts))
    ));
    out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    put(&mut out, "title", "", &story.title);
    out.push_str(&format!(
        "<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n"
    ));
    out.push_str(&footer(library));
    for script in &scripts {
        out.push_str(&format!("<script>{script}</script>\n"));
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// Nothing but what stands in the page. Styles are open because Vega sets them on its marks; images, because a chart is
/// saved as one.
fn policy(scripts: &[String]) -> String {
    let hashes: Vec<String> = scripts
        .iter()
        .map(|s| format!("'{}'", digest::policy(s)))
        .collect();
    let allowed = if hashes.is_empty() {
        "'none'".to_owned()
    } else {
        hashes.join(" ")
    };
    format!(
        "default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; img-src data: blob:; base-uri 'none'; \
         form-action 'none'"
    )
}

/// A script as it can stand between tags: neither end of a tag nor start of a comment inside its strings. Parsers of HTML
/// turn CR into LF, which would break its hash.
fn inline(script: &str) -> String {
    script
        .replace("\r\n", "\n")
        .replace('\r', "\n")
        .replace("</script", "<\\/script")
        .replace("<!--", "<\\!--")
        // The map of the minified text is not here.
        .lines()
        .filter(|line| !line.starts_with("//# sourceMappingURL="))
        .collect::<Vec<_>>()
        .join("\n")
}

/// JSON as it can stand between tags: `<` begins nothing.
fn data(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c")
}

fn set_section(out: &mut String, section: &Section, charts: bool, figures: &mut usize) {
    out.push_str("<section>\n");
    put(out, "h2", "", &section.heading);
    for block in &section.blocks {
        match block {
            Block::Text(text) => put(out, "p", "", text),
            Block::Facts(facts) => {
                out.push_str("<dl>\n");
                for (name, words) in facts {
                    put(out, "dt", "", name);
                    put(out, "dd", "", words);
                }
                out.push_str("</dl>\n");
            }
            Block::Table(table) if table.medium == Medium::Terminal => {}
            Block::Table(table) => set_table(out, table),
            Block::Figure(figure) => {
                *figures += 1;
                set_figure(out, figure, charts, *figures);
            }
            Block::Notes(heading, notes) => {
                put(out, "h3", "", heading);
                out.push_str("<ul>\n");
                for note in notes {
                    put(out, "li", "", note);
                }
                out.push_str("</ul>\n");
            }
            Block::Link(words, address) => {
                let link = format!("<a href=\"{0}\" rel=\"noreferrer\">{0}</a>", html(address));
                out.push_str(&format!("<p>{}: {link}</p>\n", html(words)));
            }
        }
    }
    out.push_str("</section>\n");
}

/// Tables with more rows are folded away on a screen.
const LONG: usize = 16;

fn set_figure(out: &mut String, figure: &Figure, charts: bool, number: usize) {
    // A table of bare numbers is narrow and stands beside its chart; one with names stands below it.
    let place = if figure.table.columns.iter().all(|column| column.number) {
        "pair"
    } else {
        "wide"
    };
    out.push_str(&format!("<figure>\n<div class=\"{place}\">\n"));
    if charts {
        let id = format!("specification-{number}");
        out.push_str(&format!(
            "<div class=\"chart\"><div data-specification=\"{id}\" data-name=\"{}\"></div>\n\
             <noscript>The chart needs scripts; the table has its numbers.</noscript></div>\n\
             <script type=\"application/json\" id=\"{id}\">{}</script>\n",
            html(figure.name),
            data(&figure.specification)
        ));
    }
    // A long table is folded away, where there is a chart to read first; paper shows all of it.
    let folded = charts && figure.table.rows.len() > LONG;
    if folded {
        out.push_str("<details class=\"numbers\">\n");
        put(
            out,
            "summary",
            "",
            &format!("The numbers ({} rows)", figure.table.rows.len()),
        );
    }
    set_table(out, &figure.table);
    if folded {
        out.push_str("</details>\n");
    }
    out.push_str("</div>\n");
    put(out, "figcaption", "", &figure.caption);
    out.push_str("</figure>\n");
}

fn set_table(out: &mut String, table: &Table) {
    // Reachable by keyboard, because it scrolls where the window is narrow.
    out.push_str(&format!(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{}\">\n<table>\n",
        html(&table.caption)
    ));
    put(out, "caption", "", &table.caption);
    out.push_str("<thead>\n<tr>");
    for column in &table.columns {
        let class = if column.number {
            " class=\"number\""
        } else {
            ""
        };
        out.push_str(&format!(
            "<th scope=\"col\"{class}>{}</th>",
            html(&column.name)
        ));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    // The first column that holds names heads its row.
    let head = table
        .columns
        .iter()
        .position(|column| !column.number && !column.name.is_empty());
    for row in &table.rows {
        out.push_str(if row.front {
            "<tr class=\"front\">"
        } else {
            "<tr>"
        });
        for (at, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
            let class = if column.number {
                " class=\"number\""
            } else {
                ""
            };
            if Some(at) == head {
                out.push_str(&format!("<th scope=\"row\">{}</th>", html(cell)));
            } else {
                out.push_str(&format!("<td{class}>{}</td>", html(cell)));
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn footer(library: Result<&Library, &str>) -> String {
    let mut out = String::from("<footer>\n");
    let version = env!("CARGO_PKG_VERSION");
    put(
        &mut out,
        "p",
        "",
        &format!(
            "Made by `cargo demo` of commonweal {version}. The page holds everything that it shows and loads nothing."
        ),
    );
    if let Ok(library) = library {
        for script in &library.scripts {
            out.push_str("<details>\n");
            put(
                &mut out,
                "summary",
                "",
                &format!("Licence of {}", script.name),
            );
            put(&mut out, "pre", "", &script.licence);
            out.push_str("</details>\n");
        }
    }
    out.push_str("</footer>\n");
    out
}

fn put(out: &mut String, tag: &str, attributes: &str, text: &str) {
    out.push_str(&format!("<{tag}{attributes}>{}</{tag}>\n", html(text)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_cannot_end_itself() {
        assert_eq!(
            inline("a=\"</script><!--\";\r\n//# sourceMappingURL=a.map\n"),
            "a=\"<\\/script><\\!--\";"
        );
        assert_eq!(data(&serde_json::json!("</script>")), "\"\\u003c/script>\"");
    }
}
