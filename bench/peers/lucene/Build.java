import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;

/**
 * Builds an index at args[0] from the documents on standard input, one on each line: id,
 * title, text, regions, themes and date, with tabs between them. With a thread for each
 * core, a large buffer, and one segment at the end, as an index that is only read:
 * https://cwiki.apache.org/confluence/display/lucene/ImproveIndexingSpeed and
 * ImproveSearchingSpeed.
 */
final class Build {
    private static final FieldType SEARCHED = searched();
    private static final FacetsConfig FACETS = Fields.facets();

    /** With offsets in the postings, the highlighter's fastest source for long texts. */
    private static FieldType searched() {
        FieldType type = new FieldType(TextField.TYPE_STORED);
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        type.freeze();
        return type;
    }

    private static Document document(String line) throws IOException {
        String[] parts = line.split("\t", -1);
        Document document = new Document();
        document.add(new StringField(Fields.ID, parts[0], Field.Store.YES));
        document.add(new Field(Fields.TITLE, parts[1], SEARCHED));
        document.add(new Field(Fields.TEXT, parts[2], SEARCHED));
        labels(document, Fields.REGION, parts[3]);
        labels(document, Fields.THEME, parts[4]);
        if (!parts[5].isEmpty()) {
            int day = Fields.day(parts[5]);
            document.add(new IntPoint(Fields.DATE, day));
            document.add(new NumericDocValuesField(Fields.DATE, day));
            document.add(new StoredField(Fields.DATE, day));
            document.add(
                new SortedSetDocValuesFacetField(Fields.YEAR, parts[5].substring(0, 4)));
        }
        return FACETS.build(document);
    }

    private static void labels(Document document, String field, String labels) {
        for (String label : labels.split(",")) {
            if (!label.isEmpty()) {
                document.add(new StringField(field, label, Field.Store.YES));
                document.add(new SortedSetDocValuesFacetField(field, label));
            }
        }
    }

    private static void take(BufferedReader lines, IndexWriter writer) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                writer.addDocument(document(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] args) throws Exception {
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        IndexWriterConfig config =
            new IndexWriterConfig(new Fields.French()).setRAMBufferSizeMB(256);
        try (IndexWriter writer =
                 new IndexWriter(FSDirectory.open(Paths.get(args[0])), config)) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                Thread thread = new Thread(() -> take(lines, writer));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
            writer.forceMerge(1);
        }
    }
}
