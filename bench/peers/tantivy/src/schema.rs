//! What building and serving share: the fields, and the analysis of French.

use tantivy::schema::{
    FacetOptions, Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions, FAST,
    INDEXED, STORED, STRING,
};
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer,
    StopWordFilter, TextAnalyzer,
};
use tantivy::Index;

const FRENCH: &str = "french";
/// What the default tokenizer leaves out, too.
const LONGEST_WORD: usize = 40;
/// Articles that French puts before a vowel and that the list of stop words may lack.
const ELIDED: [&str; 13] = [
    "c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "quoiqu", "lorsqu", "puisqu",
];

#[derive(Clone, Copy)]
pub struct Fields {
    pub id: Field,
    pub title: Field,
    pub text: Field,
    /// A date as a number: 2009-01-10 is 20090110.
    pub day: Field,
    /// Paths such as /region/84.
    pub labels: Field,
}

pub fn schema() -> Schema {
    let mut schema = Schema::builder();
    let words = TextFieldIndexing::default()
        .set_tokenizer(FRENCH)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let searched = TextOptions::default()
        .set_indexing_options(words)
        .set_stored();
    schema.add_text_field("id", STRING | STORED);
    schema.add_text_field("title", searched.clone());
    schema.add_text_field("text", searched);
    schema.add_u64_field("day", INDEXED | FAST | STORED);
    schema.add_facet_field("labels", FacetOptions::default().set_stored());
    schema.build()
}

pub fn fields(schema: &Schema) -> tantivy::Result<Fields> {
    Ok(Fields {
        id: schema.get_field("id")?,
        title: schema.get_field("title")?,
        text: schema.get_field("text")?,
        day: schema.get_field("day")?,
        labels: schema.get_field("labels")?,
    })
}

/// Stems need accents, so that these are folded at the end.
pub fn french() -> TextAnalyzer {
    let stop_words = StopWordFilter::new(Language::French).expect("a list of French");
    TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(LowerCaser)
        .filter(stop_words)
        .filter(StopWordFilter::remove(ELIDED.map(String::from)))
        .filter(Stemmer::new(Language::French))
        .filter(AsciiFoldingFilter)
        .build()
}

pub fn register(index: &Index) {
    index.tokenizers().register(FRENCH, french());
}

pub fn day(date: &str) -> u64 {
    date.replace('-', "").parse().unwrap_or(0)
}
