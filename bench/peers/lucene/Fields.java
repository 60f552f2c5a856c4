import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.apache.lucene.facet.FacetsConfig;

/** What Build and Page share: the names of fields, the facets, the analysis of French. */
final class Fields {
    static final String ID = "id";
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String REGION = "region";
    static final String THEME = "theme";
    static final String YEAR = "year";
    static final String DATE = "date";
    static final String[] FACETS = {REGION, THEME, YEAR};

    private Fields() {
    }

    static FacetsConfig facets() {
        FacetsConfig config = new FacetsConfig();
        config.setMultiValued(REGION, true);
        config.setMultiValued(THEME, true);
        return config;
    }

    /** A date as a number: 2009-01-10 is 20090110. */
    static int day(String date) {
        return Integer.parseInt(date.replace("-", ""));
    }

    /**
     * The chain of FrenchAnalyzer, with folding at its end so that accents never matter:
     * https://lucene.apache.org/core/8_7_0/analyzers-common/, package
     * org.apache.lucene.analysis.fr.
     */
    static final class French extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            StandardTokenizer words = new StandardTokenizer();
            TokenStream chain = new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES);
            chain = new StopFilter(
                new LowerCaseFilter(chain), FrenchAnalyzer.getDefaultStopSet());
            chain = new ASCIIFoldingFilter(new FrenchLightStemFilter(chain));
            return new TokenStreamComponents(words, chain);
        }
    }
}
