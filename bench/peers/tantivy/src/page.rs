//! Answers a question with a whole page or the ten best titles.

use std::collections::HashMap;
use std::ops::Bound;

use serde_json::{json, Map, Value as Json};
use tantivy::collector::{Count, FacetCollector, FacetCounts, TopDocs};
use tantivy::query::{
    BooleanQuery, BoostQuery, EmptyQuery, Occur, Query, RangeQuery, TermQuery,
};
use tantivy::schema::{Facet, IndexRecordOption, Value};
use tantivy::snippet::SnippetGenerator;
use tantivy::tokenizer::{TextAnalyzer, TokenStream};
use tantivy::{DocAddress, IndexReader, Score, Searcher, TantivyDocument, Term};

use crate::schema::{day, Fields};

const HITS: usize = 10;
const LABELS: usize = 100;
const EXTRACT: usize = 200;
const TITLE_BOOST: f32 = 2.0;
const FACETS: [&str; 3] = ["region", "theme", "year"];

pub type Asked = HashMap<String, String>;
type Clause = (Occur, Box<dyn Query>);

pub struct Page {
    pub reader: IndexReader,
    pub fields: Fields,
    pub french: TextAnalyzer,
}

impl Page {
    /// Answers the parameters of a URL in JSON: q, region, from, to, any=1, bare=1.
    pub fn answer(&self, asked: &Asked) -> tantivy::Result<String> {
        let query = self.query(asked);
        let searcher = self.reader.searcher();
        let answer = if asked.contains_key("bare") {
            self.titles(&searcher, &*query)
        } else {
            self.whole(&searcher, &*query)
        };
        Ok(answer?.to_string())
    }

    /// Counts nothing, so that documents that cannot be among the best are passed over.
    fn titles(&self, searcher: &Searcher, query: &dyn Query) -> tantivy::Result<Json> {
        let best = searcher.search(query, &TopDocs::with_limit(HITS).order_by_score())?;
        let hits = self.hits(searcher, &best, None)?;
        Ok(json!({"total": hits.len(), "hits": hits}))
    }

    fn whole(&self, searcher: &Searcher, query: &dyn Query) -> tantivy::Result<Json> {
        let mut labels = FacetCollector::for_field("labels");
        for name in FACETS {
            labels.add_facet(Facet::from_path([name]));
        }
        let best = TopDocs::with_limit(HITS).order_by_score();
        let (best, total, labels) = searcher.search(query, &(best, Count, labels))?;
        let mut extracts = SnippetGenerator::create(searcher, query, self.fields.text)?;
        extracts.set_max_num_chars(EXTRACT);
        let hits = self.hits(searcher, &best, Some(&extracts))?;
        Ok(json!({"total": total, "hits": hits, "facets": counted(&labels)}))
    }

    fn hits(
        &self,
        searcher: &Searcher,
        best: &[(Score, DocAddress)],
        extracts: Option<&SnippetGenerator>,
    ) -> tantivy::Result<Vec<Json>> {
        best.iter()
            .map(|(_, address)| {
                let document: TantivyDocument = searcher.doc(*address)?;
                let text_of = |field| document.get_first(field).and_then(|v| v.as_str());
                let mut hit = json!({"id": text_of(self.fields.id),
                                 "title": text_of(self.fields.title)});
                if let Some(extracts) = extracts {
                    hit["extract"] =
                        extracts.snippet_from_doc(&document).to_html().into();
                    hit["date"] = document
                        .get_first(self.fields.day)
                        .and_then(|v| v.as_u64())
                        .into();
                    hit["labels"] = document
                        .get_all(self.fields.labels)
                        .filter_map(|v| v.as_facet())
                        .map(|label| label.replace('\0', "/"))
                        .collect::<Vec<_>>()
                        .into();
                }
                Ok(hit)
            })
            .collect()
    }

    /// Of one or two words all must match, of more two; with any=1, one is enough.
    fn query(&self, asked: &Asked) -> Box<dyn Query> {
        let terms = self.terms(asked.get("q").map_or("", String::as_str));
        if terms.is_empty() {
            return Box::new(EmptyQuery);
        }
        let least = if asked.contains_key("any") {
            1
        } else {
            terms.len().min(2)
        };
        let words = terms
            .iter()
            .map(|term| (Occur::Should, self.word(term)))
            .collect();
        let words = BooleanQuery::with_minimum_required_clauses(words, least);
        let filters = self.filters(asked);
        if filters.is_empty() {
            return Box::new(words);
        }
        let mut all: Vec<Clause> = vec![(Occur::Must, Box::new(words))];
        all.extend(filters);
        Box::new(BooleanQuery::new(all))
    }

    fn terms(&self, words: &str) -> Vec<String> {
        let mut terms = Vec::new();
        let mut french = self.french.clone();
        french.token_stream(words).process(&mut |token| {
            if !terms.contains(&token.text) {
                terms.push(token.text.clone());
            }
        });
        terms
    }

    fn word(&self, term: &str) -> Box<dyn Query> {
        let of = |field| {
            TermQuery::new(
                Term::from_field_text(field, term),
                IndexRecordOption::WithFreqs,
            )
        };
        Box::new(BooleanQuery::union(vec![
            Box::new(BoostQuery::new(
                Box::new(of(self.fields.title)),
                TITLE_BOOST,
            )),
            Box::new(of(self.fields.text)),
        ]))
    }

    /// Filters that say nothing of the rank: their score is constant.
    fn filters(&self, asked: &Asked) -> Vec<Clause> {
        let mut filters: Vec<Box<dyn Query>> = Vec::new();
        if let Some(region) = asked.get("region") {
            let facet = Facet::from_path(["region", region.as_str()]);
            filters.push(Box::new(TermQuery::new(
                Term::from_facet(self.fields.labels, &facet),
                IndexRecordOption::Basic,
            )));
        }
        let bound = |name| match asked.get(name) {
            Some(date) => {
                Bound::Included(Term::from_field_u64(self.fields.day, day(date)))
            }
            None => Bound::Unbounded,
        };
        if asked.contains_key("from") || asked.contains_key("to") {
            filters.push(Box::new(RangeQuery::new(bound("from"), bound("to"))));
        }
        filters
            .into_iter()
            .map(|filter| -> Clause {
                (Occur::Must, Box::new(BoostQuery::new(filter, 0.0)))
            })
            .collect()
    }
}

fn counted(labels: &FacetCounts) -> Json {
    let mut facets = Map::new();
    for name in FACETS {
        let counts: Map<String, Json> = labels
            .top_k(Facet::from_path([name]), LABELS)
            .into_iter()
            .map(|(facet, count)| (facet.to_path()[1].to_string(), count.into()))
            .collect();
        facets.insert(name.to_string(), counts.into());
    }
    facets.into()
}
