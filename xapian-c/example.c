/* Indexes three sentences, then prints those that have a word: example DIRECTORY WORD. */
#include <stdio.h>

#include "xapian-c/xapian-c.h"

static enum status index_texts(const char *path, struct error *err)
{
    static const char *const texts[] = {"la mer", "la terre et la mer", "le ciel"};
    XC_AUTO_WRITER *writer = NULL;
    const struct xc_writer_options options = {.mode = XC_WRITER_OVERWRITE};
    enum status st = xc_writer_open(&writer, path, &options, err);
    for (size_t i = 0; !st && i < COUNT_OF(texts); i++) {
        XC_AUTO_DOCUMENT *document = NULL;
        st = xc_document_new(&document, err);
        struct str rest = str_of(texts[i]);
        while (!st && rest.at)
            st = xc_document_add_term(document, str_cut(&rest, ' '), 1, err);
        if (!st)
            st = xc_document_set_data(document, str_of(texts[i]), err);
        if (!st)
            st = xc_writer_add(NULL, writer, document, err);
    }
    return st ? st : xc_writer_commit(writer, err);
}

static enum status search(const char *path, const char *word, struct error *err)
{
    XC_AUTO_DATABASE *db = NULL;
    XC_AUTO_ENQUIRE *enquire = NULL;
    XC_AUTO_QUERY *query = NULL;
    struct xc_answer answer;
    struct xc_hit hits[10];
    enum status st = xc_database_open(&db, path, err);
    if (!st)
        st = xc_query_term(&query, str_of(word), 1, err);
    if (!st)
        st = xc_enquire_new(&enquire, db, err);
    if (!st)
        st = xc_enquire_set_query(enquire, query, err);
    if (!st)
        st = xc_enquire_match(&answer, hits, enquire, &(struct xc_request){.max = 10},
                              err);
    for (size_t i = 0; !st && i < answer.n_hits; i++) {
        AUTO_BUF data = BUF_INIT(1000);
        st = xc_database_document_data(&data, db, hits[i].docid, err);
        printf("%u: %s (%.3f)\n", hits[i].docid, buf_text(&data), hits[i].weight);
    }
    return st;
}

int main(int argc, char **argv)
{
    struct error err = {0};
    if (argc != 3)
        return 2;
    if (index_texts(argv[1], &err) || search(argv[1], argv[2], &err))
        return fprintf(stderr, "%s\n", err.text), 1;
    return 0;
}
