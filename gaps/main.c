/* inffo-stats: prints the searches that found nothing. */
#include <jansson.h>
#include <stdio.h>
#include <sysexits.h>

#include "base/buf.h"
#include "base/command_line.h"
#include "base/exit_code.h"
#include "base/utf8.h"
#include "gaps/gap_store.h"

struct stats_options {
    enum command_question question;
    const char *path;
    struct gap_choice choice;
    bool wants_json;
};

static enum status set_day(void *options, const struct command_option *option,
                           const char *value, struct error *err)
{
    struct gap_choice *choice = &((struct stats_options *)options)->choice;
    struct date_range range;
    if (date_parse_range(&range, str_of(value), NULL))
        return command_option_refuse(option, value, "2026, 2026-04 ou 2026-04-07", err);
    if (option->which)
        choice->to = range.last;
    else
        choice->from = range.first;
    return STATUS_OK;
}

static const struct command_option rows[] = {
    {"from", "DATE", "depuis : 2026, 2026-04 ou 2026-04-07", .set = set_day, .which = 0},
    {"to", "DATE", "jusqu'à", .set = set_day, .which = 1},
    {"min", "N", "posées N fois au moins (3, et jamais moins)",
     OPTION_NUMBER(struct stats_options, choice.least, GAP_SHOWN_MIN, INT32_MAX)},
    {"json", NULL, "une ligne de JSON par question",
     OPTION_FLAG(struct stats_options, wants_json)},
    OPTION_QUESTIONS,
};

static const struct command_line line = {
    .program = "inffo-stats",
    .needs = "FICHIER",
    .purpose =
        "Montre les recherches qui n'ont rien trouvé, les plus fréquentes d'abord. "
        "Le fichier\n"
        "est celui que « inffo-searchd --gaps FICHIER » tient.\n",
    .words = "",
    .options = rows,
    .n_options = COUNT_OF(rows),
    .examples = "  inffo-stats --from 2026-04 var/gaps.sqlite\n",
};

/** Append @p text and blanks up to @p width columns. */
static void put_column(struct buf *out, struct str text, size_t width)
{
    size_t n = utf8_count(text);
    buf_put_str(out, text);
    for (; n < width; n++)
        buf_put_byte(out, ' ');
    buf_put_text(out, "  ");
}

static void print_row(void *context, const struct gap_row *row)
{
    char first[DATE_TEXT_BYTES], last[DATE_TEXT_BYTES];
    date_format(first, row->first);
    date_format(last, row->last);
    AUTO_BUF text = BUF_INIT(1U << 12);
    if (!*(unsigned *)context)
        buf_put_text(&text, "  fois  première    dernière    région  thème             "
                            "    question\n");
    ++*(unsigned *)context;
    buf_printf(&text, "%6u  %s  %s  ", row->n, first, last);
    put_column(&text, row->region.n ? row->region : STR("–"), 6);
    put_column(&text, row->theme.n ? row->theme : STR("–"), 20);
    (void)printf("%s%.*s\n", buf_text(&text), STR_ARG(row->words));
}

static json_t *json_text(struct str text)
{
    return text.n ? json_stringn(text.at, text.n) : json_null();
}

static void print_json(void *context, const struct gap_row *row)
{
    char first[DATE_TEXT_BYTES], last[DATE_TEXT_BYTES];
    date_format(first, row->first);
    date_format(last, row->last);
    ++*(unsigned *)context;
    json_t *object =
        json_pack("{s:o, s:o, s:o, s:I, s:s, s:s}", "q", json_text(row->words), "region",
                  json_text(row->region), "theme", json_text(row->theme), "count",
                  (json_int_t)row->n, "first", first, "last", last);
    (void)json_dumpf(object, stdout, JSON_COMPACT);
    (void)fputc('\n', stdout);
    json_decref(object);
}

static enum status run(const struct stats_options *options, struct error *err)
{
    AUTO_GAP_STORE *store = NULL;
    unsigned n = 0;
    enum status st = gap_store_open_to_read(&store, options->path, err);
    if (!st)
        st = gap_store_list(store, &options->choice,
                            options->wants_json ? print_json : print_row, &n, err);
    if (!st && !n && !options->wants_json)
        (void)printf("Aucune question sans réponse n'a été posée %u fois.\n",
                     options->choice.least);
    return st;
}

static enum status read_options(struct stats_options *out, int argc, char **argv,
                                struct error *err)
{
    *out = (struct stats_options){.choice = {DATE_NONE, DATE_NONE, GAP_SHOWN_MIN}};
    struct command_words words;
    enum status st = command_line_read(&words, out, &line, argc, argv, err);
    out->question = words.question;
    if (st || out->question)
        return st;
    if (words.n != 1)
        return error_set(err, STATUS_BAD_INPUT, "il faut un FICHIER, et un seul");
    out->path = words.at[0];
    return STATUS_OK;
}

int main(int argc, char **argv)
{
    struct stats_options options;
    struct error err = {0};
    if (read_options(&options, argc, argv, &err))
        return command_line_refuse(&line, &err);
    if (options.question)
        return command_line_answer(&line, options.question);
    if (run(&options, &err))
        return exit_tell(line.program, &err);
    return fflush(stdout) ? EX_IOERR : EX_OK;
}
