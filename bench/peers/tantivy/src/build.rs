//! Builds an index from lines: id, title, text, regions, themes and date, with tabs
//! between them. A thread for each core, a large buffer, and one segment at the end, as
//! an index that is only read.

use std::io::BufRead;
use std::path::Path;

use tantivy::schema::Facet;
use tantivy::{Index, IndexWriter, TantivyDocument};

use crate::schema::{day, fields, register, schema, Fields};

const BUFFER_BYTES: usize = 256_000_000;

fn document(fields: Fields, line: &str) -> TantivyDocument {
    let parts: Vec<&str> = line.split('\t').collect();
    let mut document = TantivyDocument::default();
    document.add_text(fields.id, parts[0]);
    document.add_text(fields.title, parts[1]);
    document.add_text(fields.text, parts[2]);
    for (name, labels) in [("region", parts[3]), ("theme", parts[4])] {
        for label in labels.split(',').filter(|label| !label.is_empty()) {
            document.add_facet(fields.labels, Facet::from_path([name, label]));
        }
    }
    if !parts[5].is_empty() {
        document.add_u64(fields.day, day(parts[5]));
        document.add_facet(fields.labels, Facet::from_path(["year", &parts[5][..4]]));
    }
    document
}

pub fn build(folder: &Path, lines: impl BufRead) -> tantivy::Result<()> {
    let index = Index::create_in_dir(folder, schema())?;
    register(&index);
    let fields = fields(&index.schema())?;
    let mut writer: IndexWriter = index.writer(BUFFER_BYTES)?;
    for line in lines.lines() {
        writer.add_document(document(fields, &line?))?;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.wait_merging_threads()
}
