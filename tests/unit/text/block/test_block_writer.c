/* What readers of formats begin, end and put becomes plain text and a sound layout. */
#include "text/block/block_writer.h"

#include "tests/unit/cmocka_all.h"
#include "text/block/layout.h"

/* A script is text with "{code number}" where a block begins, "{/code}" where it ends and
 * "{br}" for a break. */
struct row {
    const char *script, *text, *layout;
};

static enum block_type type_of(struct str code)
{
    for (unsigned type = 0; type < BLOCK_TYPE_COUNT_; type++)
        if (str_equal(code, str_of(block_code((enum block_type)type))))
            return (enum block_type)type;
    fail_msg("no such block: %.*s", STR_ARG(code));
    return BLOCK_TYPE_COUNT_;
}

static void play_mark(struct block_writer *writer, struct str mark)
{
    if (str_equal(mark, STR("br"))) {
        block_break(writer);
        return;
    }
    if (mark.at[0] == '/') {
        block_end(writer, type_of((struct str){mark.at + 1, mark.n - 1}));
        return;
    }
    struct block_traits traits = {.address = STR("")};
    struct str rest = mark, code = str_cut(&rest, ' ');
    if (rest.at && rest.at[0] >= '0' && rest.at[0] <= '9')
        traits.number = (uint32_t)str_number(rest, 1000);
    else if (rest.at && str_equal(rest, STR("+")))
        traits.is_loose = true;
    else if (rest.at)
        traits.address = rest;
    block_begin(writer, type_of(code), traits);
}

static void play(struct block_writer *writer, struct str script)
{
    while (script.at) {
        block_put(writer, str_cut(&script, '{'));
        if (script.at)
            play_mark(writer, str_cut(&script, '}'));
    }
    block_finish(writer);
}

static void expect(const struct row *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        AUTO_BLOCK_WRITER *writer = block_writer_new(1U << 16);
        AUTO_BUF layout = BUF_INIT(1U << 16);
        play(writer, str_of(rows[i].script));
        block_put_layout(&layout, writer);
        if (!str_equal(block_text(writer), str_of(rows[i].text)) ||
            strcmp(buf_text(&layout), rows[i].layout) != 0)
            fail_msg("%s: « %.*s », %s", rows[i].script, STR_ARG(block_text(writer)),
                     buf_text(&layout));
        assert_true(layout_is_sound(buf_str(&layout), block_text(writer)));
    }
}

static void text_alone_is_paragraphs_and_needs_no_layout(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"", "", ""},
        {" \n a\t b\n", "a b", ""},
        {"{p}a{/p}{p}b{/p}", "a\n\nb", ""},
        {"{p}a{br}b{br}{/p}{p} {/p}{p}c", "a\nb\n\nc", ""},
        {"{p}a{br} b{/p}", "a\nb", ""},
    };
    expect(rows, COUNT_OF(rows));
}

static void blocks_keep_their_ranges(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{h 2}Le titre{/h}{p}a{/p}", "Le titre\n\na", "h2,0,8 p,10,1"},
        {"{ul}{li}a{/li}{li}b{/li}{/ul}{p}c{/p}", "- a\n- b\n\nc",
         "ul,0,7 li,2,1 p,0,1 li,4,1 p,0,1 p,3,1"},
        {"{ol 3}{li}a{/li}{li}b{/li}{/ol}", "3. a\n4. b",
         "ol3,0,9 li,3,1 p,0,1 li,5,1 p,0,1"},
        {"{ul}{li}a{ul}{li}b{/li}{/ul}{/li}{/ul}", "- a\n- b",
         "ul,0,7 li,2,5 p,0,1 ul,2,3 li,2,1 p,0,1"},
        {"{ul +}{li}a{/li}{li}b{/li}{/ul}", "- a\n\n- b",
         "ul+,0,8 li,2,1 p,0,1 li,5,1 p,0,1"},
        {"{tab}{tr}{th}a{/th}{th}b{/th}{/tr}{tr}{td}{/td}{td}c{/td}{/tr}{/tab}",
         "a | b\n | c", "tab,0,10 tr,0,5 th,0,1 th,4,1 tr,2,4 td,0,0 td,3,1"},
        {"{q}{p}a{/p}{p}b{/p}{/q}", "a\n\nb", "q,0,4 p,0,1 p,3,1"},
        {"{pre}a\n  b\n{/pre}{p}c", "a\n  b\n\nc", "pre,0,5 p,7,1"},
        {"{pre}\n{/pre}{p}c{pre}\n\na{/pre}", "c\n\na", "p,0,1 pre,3,1"},
        {"{dl}{dt}a{/dt}{dd}b{/dd}{/dl}", "a\nb", "dl,0,3 dt,0,1 dd,2,1 p,0,1"},
    };
    expect(rows, COUNT_OF(rows));
}

static void spans_hold_words_and_not_the_space_before_them(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{p}la{b} VAE {/b}inversée{/p}", "la VAE inversée", "p,0,16 b,3,3"},
        {"{p}l'{a https://x/é z}avis{/a}.{/p}", "l'avis.",
         "p,0,7 a,2,4,https://x/%C3%A9%20z"},
        {"{p}{b}{/b}a{i} {/i}b{/p}", "a b", ""},
        {"{a /x}{b}a{/b}{/a}", "a", "p,0,1 a,0,1,/x b,0,1"},
    };
    expect(rows, COUNT_OF(rows));
}

static void what_is_not_well_formed_is_made_so(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"{li}a{/li}{li}b", "- a\n- b", "ul,0,7 li,2,1 p,0,1 li,4,1 p,0,1"},
        {"{td}a{td}b{/table}", "a | b", NULL},
        {"{h 1}a{p}b{/p}{ul}{li}c{/li}{/ul}d{/h}e", "a b c d\n\ne", "h1,0,7 p,9,1"},
        {"{tab}{tr}{td}{p}a{/p}{p}b{/p}{/td}{/tr}{/tab}", "a b", "tab,0,3 tr,0,3 td,0,3"},
        {"{tab}{tr}{td}{/td}{td} {/td}{/tr}{/tab}{p}a", "a", ""},
        {"{p}a{ul}b{/ul}{/p}c", "a\n\n- b\n\nc", "p,0,1 ul,3,3 li,2,1 p,0,1 p,3,1"},
        {"{/p}{/b}a{/li}", "a", ""},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].layout)
            expect(&rows[i], 1);
}

/** A number below @p n, the same in each run. */
static unsigned next_number(uint64_t *seed, unsigned n)
{
    *seed = *seed * 6364136223846793005U + 1442695040888963407U;
    return (unsigned)(*seed >> 33) % n;
}

static void any_calls_give_a_sound_layout(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int run = 0; run < 3000; run++) {
        AUTO_BLOCK_WRITER *writer = block_writer_new(1U << 16);
        AUTO_BUF layout = BUF_INIT(1U << 18);
        unsigned n = next_number(&seed, run % 10 ? 60 : 1500);
        for (unsigned i = 0; i < n; i++) {
            enum block_type type = (enum block_type)next_number(&seed, BLOCK_TYPE_COUNT_);
            unsigned what = next_number(&seed, 8);
            if (what < 3)
                block_begin(writer, type,
                            (struct block_traits){next_number(&seed, 3), what == 1,
                                                  what ? STR("/a b") : STR("")});
            else if (what < 5)
                block_end(writer, type);
            else if (what < 7)
                block_put(writer, what == 5 ? STR(" é b ") : STR("c\n"));
            else
                block_break(writer);
        }
        block_finish(writer);
        block_put_layout(&layout, writer);
        if (!layout_is_sound(buf_str(&layout), block_text(writer)))
            fail_msg("run %d: « %.*s », %s", run, STR_ARG(block_text(writer)),
                     buf_text(&layout));
    }
}

static void a_damaged_layout_ends_at_its_fault(void **state)
{
    (void)state;
    static const char *const layouts[] = {
        "p",          "p,0",   "p,0,9",       "x,0,1",  "p,0,1,",  "p,0,0",
        "p,1,1",      "b,0,1", "p,0,1 p,0,1", "p,0,-1", "p,0,1  ", "p,99999999999,1",
        "p,0,3 h,2,3"};
    for (size_t i = 0; i < COUNT_OF(layouts); i++)
        if (layout_is_sound(str_of(layouts[i]), STR("é a b")))
            fail_msg("%s", layouts[i]);
    assert_true(layout_is_sound(STR("p,0,2 td,3,0 h2,0,3 b,0,1"), STR("é a b")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_alone_is_paragraphs_and_needs_no_layout),
        cmocka_unit_test(blocks_keep_their_ranges),
        cmocka_unit_test(spans_hold_words_and_not_the_space_before_them),
        cmocka_unit_test(what_is_not_well_formed_is_made_so),
        cmocka_unit_test(any_calls_give_a_sound_layout),
        cmocka_unit_test(a_damaged_layout_ends_at_its_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
