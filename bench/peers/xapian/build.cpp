/* Builds an index with Xapian from the documents on standard input, one on each line: id,
 * title, text, regions, themes and date, with tabs between them. Usage: build INDEX
 * STOP_WORDS. */
#include "bench/peers/xapian/common.hpp"

#include <filesystem>
#include <iostream>

/* Adds the labels @joined as boolean terms, and as they are as a value for facets. */
static void add_labels(Xapian::Document &document, const std::string &joined,
                       const char *prefix, slot at)
{
    if (joined.empty())
        return;
    for (const std::string &label : split(joined, ','))
        document.add_boolean_term(prefix + label);
    document.add_value(at, joined);
}

static Xapian::Document document_of(const std::string &line, Xapian::TermGenerator &terms)
{
    const std::vector<std::string> parts = split(line, '\t');
    Xapian::Document document;
    document.set_data(line);
    document.add_boolean_term(ID_PREFIX + parts[ID]);
    terms.set_document(document);
    terms.set_termpos(0);
    terms.index_text(without_elision(parts[TITLE]), TITLE_BOOST);
    terms.increase_termpos();
    terms.index_text(without_elision(parts[TEXT]));
    add_labels(document, parts[REGIONS], REGION_PREFIX, REGION);
    add_labels(document, parts[THEMES], THEME_PREFIX, THEME);
    if (!parts[DAY].empty()) {
        document.add_value(DATE, parts[DAY]);
        document.add_value(YEAR, parts[DAY].substr(0, 4));
    }
    return document;
}

/* Compacts what was written, as for an index that is only read. */
static void build(const std::string &index, french &language)
{
    const std::string written = index + "/written";
    {
        Xapian::WritableDatabase database(written, Xapian::DB_CREATE_OR_OVERWRITE |
                                                       Xapian::DB_NO_SYNC);
        Xapian::TermGenerator terms;
        terms.set_stemmer(language.stemmer);
        terms.set_stopper(&language.stop_words);
        terms.set_stopper_strategy(Xapian::TermGenerator::STOP_ALL);
        for (std::string line; std::getline(std::cin, line);)
            database.add_document(document_of(line, terms));
        database.commit();
    }
    Xapian::Database(written).compact(index + "/documents");
    std::filesystem::remove_all(written);
}

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    try {
        french language(argv[2]);
        build(argv[1], language);
    } catch (const Xapian::Error &error) {
        std::cerr << error.get_description() << '\n';
        return 1;
    }
    return 0;
}
