import java.io.IOException;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** The calls that Lucene 10 has under other names, as Lucene 8 and 9 have them. */
@SuppressWarnings("deprecation")
final class Calls {
    private Calls() {
    }

    static long total(TopDocs top) {
        return top.totalHits.value;
    }

    /** Collects the best hits and counts all. */
    static TopScoreDocCollector best(int hits) {
        return TopScoreDocCollector.create(hits, Integer.MAX_VALUE);
    }

    static Document document(IndexSearcher searcher, int number, Set<String> fields)
        throws IOException {
        return searcher.getIndexReader().document(number, fields);
    }

    static UnifiedHighlighter highlighter(IndexSearcher searcher, Analyzer analyzer) {
        return new UnifiedHighlighter(searcher, analyzer);
    }

    static SortedSetDocValuesReaderState facets(IndexReader reader) throws IOException {
        return new DefaultSortedSetDocValuesReaderState(reader);
    }
}
