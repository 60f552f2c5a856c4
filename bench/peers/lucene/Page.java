import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.Facets;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexOrDocValuesQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;

/**
 * Answers a question with a whole page or the ten best titles. The threads share it. It
 * calls what Lucene 8, 9 and 10 all have, be it deprecated.
 */
@SuppressWarnings("deprecation")
final class Page {
    private static final int HITS = 10;
    private static final int LABELS = 100;
    private static final int EXTRACTS = 2;
    private static final float TITLE_BOOST = 2;

    private final IndexSearcher searcher;
    private final Analyzer french = new Fields.French();
    private final SortedSetDocValuesReaderState state;

    Page(IndexReader reader) throws IOException {
        searcher = new IndexSearcher(reader);
        state = Calls.facets(reader);
    }

    /** Answers the parameters of a URL in JSON: q, region, from, to, any=1, bare=1. */
    String answer(Map<String, String> asked) throws IOException {
        return asked.containsKey("bare") ? titles(query(asked)) : whole(query(asked));
    }

    /** IndexSearcher's own method, which stops counting once the ten best are known. */
    private String titles(Query query) throws IOException {
        Json out = new Json();
        TopDocs top = searcher.search(query, HITS);
        out.open('{').name("total").put(Calls.total(top));
        hits(out, top, null);
        return out.close('}').toString();
    }

    private String whole(Query query) throws IOException {
        TopScoreDocCollector best = Calls.best(HITS);
        FacetsCollector all = new FacetsCollector();
        searcher.search(query, MultiCollector.wrap(best, all));
        TopDocs top = best.topDocs();
        Json out = new Json();
        out.open('{').name("total").put(Calls.total(top));
        hits(out, top,
            Calls.highlighter(searcher, french)
                .highlight(Fields.TEXT, query, top, EXTRACTS));
        facets(out, new SortedSetDocValuesFacetCounts(state, all));
        return out.close('}').toString();
    }

    private void hits(Json out, TopDocs top, String[] extracts) throws IOException {
        out.name("hits").open('[');
        for (int i = 0; i < top.scoreDocs.length; i++) {
            ScoreDoc hit = top.scoreDocs[i];
            Document document = extracts == null
                ? Calls.document(searcher, hit.doc, Set.of(Fields.ID, Fields.TITLE))
                : Calls.document(searcher, hit.doc,
                    Set.of(Fields.ID, Fields.TITLE, Fields.REGION, Fields.THEME,
                        Fields.DATE));
            out.open('{')
                .name("id")
                .put(document.get(Fields.ID))
                .name("title")
                .put(document.get(Fields.TITLE));
            if (extracts != null) {
                out.name("date")
                    .put(document.get(Fields.DATE))
                    .name("extract")
                    .put(extracts[i]);
                labels(out, document, Fields.REGION);
                labels(out, document, Fields.THEME);
            }
            out.close('}');
        }
        out.close(']');
    }

    private static void labels(Json out, Document document, String field) {
        out.name(field).open('[');
        for (String label : document.getValues(field)) {
            out.put(label);
        }
        out.close(']');
    }

    private void facets(Json out, Facets counts) throws IOException {
        out.name("facets").open('{');
        for (String facet : Fields.FACETS) {
            out.name(facet).open('{');
            FacetResult found = state.getOrdRange(facet) == null
                ? null
                : counts.getTopChildren(LABELS, facet);
            if (found != null) {
                for (LabelAndValue label : found.labelValues) {
                    out.name(label.label).put(label.value.longValue());
                }
            }
            out.close('}');
        }
        out.close('}');
    }

    /** Of one or two words all must match, of more two; with any=1, one is enough. */
    private Query query(Map<String, String> asked) throws IOException {
        BooleanQuery.Builder words = new BooleanQuery.Builder();
        Set<String> terms = terms(asked.getOrDefault("q", ""));
        if (terms.isEmpty()) {
            return new MatchNoDocsQuery();
        }
        for (String term : terms) {
            words.add(word(term), Occur.SHOULD);
        }
        words.setMinimumNumberShouldMatch(
            asked.containsKey("any") ? 1 : Math.min(terms.size(), 2));
        return filtered(words.build(), asked);
    }

    private static Query word(String term) {
        return new BooleanQuery.Builder()
            .add(new BoostQuery(new TermQuery(new Term(Fields.TITLE, term)), TITLE_BOOST),
                Occur.SHOULD)
            .add(new TermQuery(new Term(Fields.TEXT, term)), Occur.SHOULD)
            .build();
    }

    private static Query filtered(Query words, Map<String, String> asked) {
        BooleanQuery.Builder all = new BooleanQuery.Builder().add(words, Occur.MUST);
        if (asked.containsKey("region")) {
            all.add(new TermQuery(new Term(Fields.REGION, asked.get("region"))),
                Occur.FILTER);
        }
        if (asked.containsKey("from") || asked.containsKey("to")) {
            int from = Fields.day(asked.getOrDefault("from", "0"));
            int to = Fields.day(asked.getOrDefault("to", "99999999"));
            all.add(
                new IndexOrDocValuesQuery(IntPoint.newRangeQuery(Fields.DATE, from, to),
                    NumericDocValuesField.newSlowRangeQuery(Fields.DATE, from, to)),
                Occur.FILTER);
        }
        BooleanQuery query = all.build();
        return query.clauses().size() == 1 ? words : query;
    }

    private Set<String> terms(String words) throws IOException {
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream stream = french.tokenStream(Fields.TEXT, words)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }
}
