//! Tantivy as a peer of bench/compare. Usage: peer build INDEX < lines, or peer serve
//! INDEX, which prints the port.

mod build;
mod http;
mod page;
mod schema;

use std::error::Error;
use std::path::Path;
use std::sync::Arc;

use tantivy::Index;

fn serve(folder: &Path) -> Result<(), Box<dyn Error>> {
    let index = Index::open_in_dir(folder)?;
    schema::register(&index);
    let fields = schema::fields(&index.schema())?;
    let page = page::Page {
        reader: index.reader()?,
        fields,
        french: schema::french(),
    };
    http::serve(Arc::new(move |target: &str| {
        if !target.starts_with("/search?") {
            return (200, "{}".to_string());
        }
        match page.answer(&http::parameters(target).collect()) {
            Ok(body) => (200, body),
            Err(error) => {
                eprintln!("{error}");
                (500, "{}".to_string())
            }
        }
    }))?;
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[1..] {
        ["build", folder] => {
            Ok(build::build(Path::new(folder), std::io::stdin().lock())?)
        }
        ["serve", folder] => serve(Path::new(folder)),
        _ => Err("usage: peer build|serve INDEX".into()),
    }
}
