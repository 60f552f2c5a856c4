/* Coding documents, and drawing random hostile words. */
#include "tests/unit/engine/store/flat/tokens_fixture.h"

#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/engine/store_fixture.h"

const char *const coded_texts[SEGMENT_COUNT_] = {
    "La VAE inversée, l’apprentissage et les apprenti·e·s des Hauts-de-France",
    "",
    "État-région 2021-2027 : 1 085,094 € ; formateur/trice, salarié(e)s, L. 6313-1",
    (" \n … ! 03.20.30.59.59 contact@example.org @c2rp 1,5 Md€ aujourd’hui jusqu’au 31 "
     "décembre vae vae vae"),
};

/** Begin to code; @p path is taken. */
static void begin(struct tokens_coded *c, char *path)
{
    *c = (struct tokens_coded){
        .forms = forms_builder_new(), .spool = BUF_INIT(64 << 20), .path = path};
}

static void finish(struct tokens_coded *c)
{
    c->numbers = forms_builder_order(c->forms);
    tokens_write_open(&c->writer, c->path, c->forms);
    c->bytes = tokens_put(&c->writer, spool_reader_of(buf_str(&c->spool), c->numbers));
}

void tokens_code(struct tokens_coded *c, char *path,
                 const struct token_list lists[SEGMENT_COUNT_])
{
    begin(c, path);
    for (size_t i = 0; i < SEGMENT_COUNT_; i++)
        spool_put_segment(&c->spool, &lists[i], c->forms);
    finish(c);
}

void tokens_code_texts(struct tokens_coded *c, char *path,
                       const char *const texts[SEGMENT_COUNT_], struct analyser *analyser)
{
    begin(c, path);
    for (size_t i = 0; i < SEGMENT_COUNT_; i++) {
        struct token_list list = analyser_run(analyser, str_of(texts[i]), 0);
        spool_put_segment(&c->spool, &list, c->forms);
    }
    finish(c);
}

void tokens_forget(struct tokens_coded *c)
{
    struct error err = {0};
    must(tokens_write_close(&c->writer, &err), &err);
    forms_builder_free(c->forms);
    mem_free(c->numbers);
    mem_free(c->path);
    buf_release(&c->spool);
}

struct token_reader tokens_reader_of(const struct tokens_coded *c, struct str bytes)
{
    return token_reader_of(
        bytes.at, bytes.n,
        (struct token_lengths){c->writer.lengths, c->writer.n_lengths});
}

size_t tokens_read_all(const struct tokens_coded *c, struct str bytes)
{
    struct token_reader reader = tokens_reader_of(c, bytes), sought = reader,
                        found = reader;
    struct token_filter filter;
    token_filter_clear(&filter);
    token_filter_add(&filter, 3);
    size_t n = 0, n_sought = 0;
    for (unsigned segment = 0; segment < SEGMENT_COUNT_; segment++) {
        (void)token_reader_segment(&reader);
        (void)token_reader_segment(&sought);
        (void)token_reader_segment(&found);
        struct stored_token token;
        for (; token_reader_next(&reader, &token); n++)
            assert_true(token.start <= token.end);
        for (; token_reader_seek(&sought, &filter, &token); n_sought++)
            continue;
        while (token_reader_find(&found, &filter, &token))
            assert_true(token.start <= token.end);
    }
    assert_true(n_sought <= bytes.n);
    struct token_reader start = tokens_reader_of(c, bytes);
    struct token_leads leads = token_reader_leads(&start);
    /* Each word is sought from the start, so of many words only some are. */
    ptrdiff_t step = 1 + (leads.end - leads.at) / 64;
    for (const unsigned char *at = leads.at; leads.end - at > step; at += step) {
        struct token_reader back = start;
        struct stored_token token;
        token_reader_go(&back, at);
        if (token_reader_back(&back, 2))
            (void)token_reader_word(&back, &token);
    }
    return n;
}

uint32_t tokens_draw(uint64_t *seed, uint32_t below)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33) % below;
}

struct token *tokens_draw_words(uint64_t *seed, char *letters)
{
    struct token *words = mem_new_array(TOKENS_HOSTILE, sizeof *words);
    memset(letters, 'a', 600);
    uint32_t end = 0;
    for (size_t i = 0; i < TOKENS_HOSTILE; i++) {
        struct token *word = &words[i];
        struct str text = {letters + tokens_draw(seed, 300), 1 + tokens_draw(seed, 300)};
        letters[tokens_draw(seed, 600)] = (char)('a' + tokens_draw(seed, 26));
        word->written = word->folded = word->stem = text;
        uint32_t kind = tokens_draw(seed, 20);
        word->start =
            kind < 14 ? end + tokens_draw(seed, 4) : tokens_draw(seed, UINT32_MAX / 2);
        if (kind == 19)
            word->start = UINT32_MAX - tokens_draw(seed, 3);
        uint32_t length = kind % 3 ? (uint32_t)text.n : tokens_draw(seed, 700);
        word->end = UINT32_MAX - word->start < length ? UINT32_MAX : word->start + length;
        word->flags = tokens_draw(seed, 5) ? 0 : TOKEN_ALTERNATIVE;
        if (i && !tokens_draw(seed, 10)) {
            word->start = words[i - 1].start;
            word->end = words[i - 1].end;
        }
        end = word->end < UINT32_MAX / 2 ? word->end : 0;
    }
    return words;
}
