/* Serves an index of Xapian over HTTP, a thread for each core, and prints the port.
 * Usage: serve INDEX STOP_WORDS. */
#include "bench/peers/xapian/common.hpp"

#include <iostream>
#include <map>
#include <memory>
#include <microhttpd.h>
#include <string_view>
#include <thread>
#include <unistd.h>

namespace
{

constexpr unsigned HITS = 10;
constexpr size_t EXTRACT_BYTES = 200;

struct facet {
    const char *name;
    slot at;
};
constexpr facet FACETS[] = {{"region", REGION}, {"theme", THEME}, {"year", YEAR}};

using parameters = std::map<std::string, std::string>;

/* Adds @text as a string of JSON. */
void quote(std::string &out, std::string_view text)
{
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        out += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    out += '"';
}

void member(std::string &out, const char *name, const std::string &value)
{
    out += std::string(",\"") + name + "\":";
    quote(out, value);
}

/* The queries of which one must match, so that two of @terms do: each term with any of
 * those behind it. So @terms are read n times instead of as n × n pairs. */
Xapian::Query any_two(const std::vector<std::string> &terms)
{
    std::vector<Xapian::Query> ways;
    for (auto term = terms.begin(); term + 1 < terms.end(); ++term) {
        const Xapian::Query others(Xapian::Query::OP_OR, term + 1, terms.end());
        ways.emplace_back(Xapian::Query::OP_AND, Xapian::Query(*term), others);
    }
    return {Xapian::Query::OP_OR, ways.begin(), ways.end()};
}

/* Answers from one database, which threads may not share. */
class page
{
    Xapian::Database database;
    french language;
    Xapian::QueryParser parser;

    /* Of one or two words all must match, of more two; with any=1, one is enough. */
    Xapian::Query words(const parameters &asked)
    {
        const auto given = asked.find("q");
        const Xapian::Query parsed = parser.parse_query(
            without_elision(given == asked.end() ? "" : given->second), 0);
        const std::vector<std::string> terms(parsed.get_unique_terms_begin(),
                                             parsed.get_unique_terms_end());
        const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
        if (terms.size() < 2 || asked.count("any"))
            return any;
        if (terms.size() == 2)
            return {Xapian::Query::OP_AND, terms.begin(), terms.end()};
        return {Xapian::Query::OP_FILTER, any, any_two(terms)};
    }

    Xapian::Query filtered(const parameters &asked)
    {
        Xapian::Query query = words(asked);
        const auto end = asked.end();
        const auto region = asked.find("region"), from = asked.find("from"),
                   to = asked.find("to");
        if (region != end)
            query = {Xapian::Query::OP_FILTER, query,
                     Xapian::Query(REGION_PREFIX + region->second)};
        if (from != end || to != end)
            query = {Xapian::Query::OP_FILTER, query,
                     Xapian::Query(Xapian::Query::OP_VALUE_RANGE, DATE,
                                   from == end ? "0" : from->second,
                                   to == end ? "9999" : to->second)};
        return query;
    }

    void hit(std::string &out, const Xapian::MSet &best, const std::string &line,
             bool bare) const
    {
        const std::vector<std::string> parts = split(line, '\t');
        out += "{\"id\":";
        quote(out, parts[ID]);
        member(out, "title", parts[TITLE]);
        if (!bare) {
            member(out, "date", parts[DAY]);
            member(out, "region", parts[REGIONS]);
            member(out, "theme", parts[THEMES]);
            member(out, "extract",
                   best.snippet(without_elision(parts[TEXT]), EXTRACT_BYTES,
                                language.stemmer));
        }
        out += '}';
    }

    void hits(std::string &out, const Xapian::MSet &best, bool bare) const
    {
        out += ",\"hits\":[";
        for (auto at = best.begin(); at != best.end(); ++at) {
            out += at == best.begin() ? "" : ",";
            hit(out, best, at.get_document().get_data(), bare);
        }
        out += ']';
    }

    /* Counts labels by the values that hold several, each value once. */
    static void counted(std::string &out, const Xapian::ValueCountMatchSpy &spy)
    {
        std::map<std::string, Xapian::doccount> labels;
        for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
            for (const std::string &label : split(*value, ','))
                labels[label] += value.get_termfreq();
        out += '{';
        for (const auto &[label, count] : labels) {
            out += out.back() == '{' ? "" : ",";
            quote(out, label);
            out += ':' + std::to_string(count);
        }
        out += '}';
    }

  public:
    page(const std::string &index, const char *stop_words)
        : database(index), language(stop_words)
    {
        parser.set_stemmer(language.stemmer);
        parser.set_stemming_strategy(Xapian::QueryParser::STEM_ALL_Z);
        parser.set_stopper(&language.stop_words);
    }

    /* The ten best titles, as Xapian finds them when nothing needs counting. */
    std::string titles(const parameters &asked)
    {
        Xapian::Enquire enquire(database);
        enquire.set_query(filtered(asked));
        const Xapian::MSet best = enquire.get_mset(0, HITS);
        std::string out = "{\"total\":" + std::to_string(best.get_matches_estimated());
        hits(out, best, true);
        return out + '}';
    }

    std::string whole(const parameters &asked)
    {
        Xapian::Enquire enquire(database);
        enquire.set_query(filtered(asked));
        std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
        for (const facet &each : FACETS) {
            spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(each.at));
            enquire.add_matchspy(spies.back().get());
        }
        const Xapian::MSet best = enquire.get_mset(0, HITS, database.get_doccount());
        std::string out = "{\"total\":" + std::to_string(best.get_matches_estimated());
        hits(out, best, false);
        out += ",\"facets\":{";
        for (size_t at = 0; at < spies.size(); at++) {
            out += std::string(at ? "," : "") + '"' + FACETS[at].name + "\":";
            counted(out, *spies[at]);
        }
        return out + "}}";
    }
};

/* What the threads share: from where each opens its own database. */
struct service {
    std::string index;
    const char *stop_words;
};

MHD_Result keep(void *asked, MHD_ValueKind, const char *name, const char *value)
{
    static_cast<parameters *>(asked)->emplace(name, value ? value : "");
    return MHD_YES;
}

std::string answer(const service &service, MHD_Connection *connection)
{
    thread_local page answering(service.index, service.stop_words);
    parameters asked;
    MHD_get_connection_values(connection, MHD_GET_ARGUMENT_KIND, keep, &asked);
    return asked.count("bare") ? answering.titles(asked) : answering.whole(asked);
}

/* Called twice for each request: an answer at the first call would end the connection. */
MHD_Result handle(void *given, MHD_Connection *connection, const char *path, const char *,
                  const char *, const char *, size_t *, void **seen)
{
    if (!*seen) {
        *seen = given;
        return MHD_YES;
    }
    std::string body = "{}";
    unsigned status = MHD_HTTP_OK;
    try {
        if (std::string_view(path) == "/search")
            body = answer(*static_cast<const service *>(given), connection);
    } catch (const Xapian::Error &error) {
        std::cerr << error.get_description() << '\n';
        status = MHD_HTTP_INTERNAL_SERVER_ERROR;
    }
    MHD_Response *response =
        MHD_create_response_from_buffer(body.size(), body.data(), MHD_RESPMEM_MUST_COPY);
    MHD_add_response_header(response, "Content-Type", "application/json");
    const MHD_Result queued = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return queued;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    service given{std::string(argv[1]) + "/documents", argv[2]};
    MHD_Daemon *daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD, 0, nullptr, nullptr, handle, &given,
        MHD_OPTION_THREAD_POOL_SIZE, std::thread::hardware_concurrency(), MHD_OPTION_END);
    if (!daemon)
        return 1;
    const MHD_DaemonInfo *bound = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
    std::cout << bound->port << std::endl;
    pause();
    return 0;
}
