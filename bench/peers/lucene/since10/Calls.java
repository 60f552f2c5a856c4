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
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** The calls that Lucene 8 and 9 have under other names, as Lucene 10 has them. */
final class Calls {
    private Calls() {
    }

    static long total(TopDocs top) {
        return top.totalHits.value();
    }

    /** Collects the best hits and counts all. */
    static TopScoreDocCollector best(int hits) {
        return new TopScoreDocCollectorManager(hits, Integer.MAX_VALUE).newCollector();
    }

    static Document document(IndexSearcher searcher, int number, Set<String> fields)
        throws IOException {
        return searcher.storedFields().document(number, fields);
    }

    static UnifiedHighlighter highlighter(IndexSearcher searcher, Analyzer analyzer) {
        return UnifiedHighlighter.builder(searcher, analyzer).build();
    }

    static SortedSetDocValuesReaderState facets(IndexReader reader) throws IOException {
        return new DefaultSortedSetDocValuesReaderState(reader, Fields.facets());
    }
}
