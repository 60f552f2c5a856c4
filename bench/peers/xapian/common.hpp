/* What build.cpp and serve.cpp share: the slots of values, the analysis of French, a
 * line's parts. */
#ifndef BENCH_PEERS_XAPIAN_COMMON_HPP
#define BENCH_PEERS_XAPIAN_COMMON_HPP

#include <fstream>
#include <iterator>
#include <string>
#include <vector>
#include <xapian.h>

enum slot : Xapian::valueno { DATE, REGION, THEME, YEAR };
/* The parts of a line, which is also what a document stores. */
enum part { ID, TITLE, TEXT, REGIONS, THEMES, DAY, PARTS };

/* Prefixes as the documentation recommends: Q for the identifier, X for our own. */
constexpr const char *ID_PREFIX = "Q";
constexpr const char *REGION_PREFIX = "XR";
constexpr const char *THEME_PREFIX = "XT";
/* The title counts twice as much as the text. */
constexpr unsigned TITLE_BOOST = 2;

inline std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    for (size_t from = 0, to = 0; to != std::string::npos; from = to + 1) {
        to = text.find(separator, from);
        parts.push_back(text.substr(from, to - from));
    }
    return parts;
}

/* Replaces each apostrophe by a space: Xapian takes « l'eau » as one word, because it
 * knows no elision. */
inline std::string without_elision(std::string text)
{
    for (const char *apostrophe : {"'", "\u2019"}) {
        const std::string given = apostrophe;
        for (size_t at = 0; (at = text.find(given, at)) != std::string::npos;)
            text.replace(at, given.size(), " ");
    }
    return text;
}

/* The French of Snowball, and the stop words in the file at @path. */
struct french {
    Xapian::Stem stemmer{"fr"};
    Xapian::SimpleStopper stop_words;

    explicit french(const char *path)
    {
        std::ifstream words(path);
        for (std::string word; words >> word;)
            stop_words.add(word);
    }
};

#endif
