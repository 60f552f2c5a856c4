/* Indexes three sentences, then prints those that have a word, best first. Usage: example
 * DIRECTORY WORD. */
#include <stdio.h>

#include "xapian-c/xapian-c.h"

static const char *const texts[] = {"la mer", "la terre et la mer", "le ciel"};

static enum status add(struct xc_writer *writer, const char *text, struct error *err)
{
    XC_AUTO_DOCUMENT *document = NULL;
    enum status status = xc_document_new(&document, err);
    for (struct str rest = str_of(text); !status && rest.at;)
        status = xc_document_add_term(document, str_cut(&rest, ' '), 1, err);
    return status ? status : xc_writer_add(NULL, writer, document, err);
}

int main(int argc, char **argv)
{
    XC_AUTO_WRITER *writer = NULL;
    XC_AUTO_DATABASE *db = NULL;
    XC_AUTO_QUERY *query = NULL;
    XC_AUTO_ENQUIRE *enquire = NULL;
    const struct xc_writer_options fresh = {.mode = XC_WRITER_OVERWRITE};
    struct xc_answer answer;
    struct xc_hit hits[10];
    struct error err = {STATUS_BAD_INPUT, "usage: example DIRECTORY WORD"};

    if (argc != 3 || xc_writer_open(&writer, argv[1], &fresh, &err) ||
        add(writer, texts[0], &err) || add(writer, texts[1], &err) ||
        add(writer, texts[2], &err) || xc_writer_commit(writer, &err) ||
        xc_database_open(&db, argv[1], &err) || xc_enquire_new(&enquire, db, &err) ||
        xc_query_term(&query, str_of(argv[2]), 1, &err) ||
        xc_enquire_set_query(enquire, query, &err) ||
        xc_enquire_match(&answer, hits, enquire, &(struct xc_request){.max = 10}, &err))
        return fprintf(stderr, "%s\n", err.text), 1;
    for (size_t i = 0; i < answer.n_hits; i++)
        printf("%.3f %s\n", hits[i].weight, texts[hits[i].docid - 1]);
    return 0;
}
