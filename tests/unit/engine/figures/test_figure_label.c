/* Which words of a label say what is counted. */
#include "engine/figures/figure_label.h"

#include "base/buf.h"
#include "tests/unit/cmocka_all.h"

struct fixture {
    struct vocabulary *vocabulary;
    struct analyser *analyser;
    struct figure_places *places;
    struct arena *arena;
    /* Hauts-de-France. */
    region_set region;
};

static int setup(void **state)
{
    static struct fixture f;
    struct error err = {0};
    if (vocabulary_load(&f.vocabulary, SOURCE_DIR "/corpus/vocabulary", &err))
        fail_msg("%s", err.text);
    f.analyser = vocabulary_analyser_new(f.vocabulary);
    f.places = figure_places_new(f.vocabulary, f.analyser);
    f.arena = arena_new();
    for (size_t i = 0; i < vocabulary_n_regions(f.vocabulary); i++)
        if (str_equal(str_of(vocabulary_region(f.vocabulary, i)->code), STR("32")))
            f.region = (region_set)1 << i;
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    struct fixture *f = *state;
    figure_places_free(f->places);
    analyser_free(f->analyser);
    vocabulary_free(f->vocabulary);
    arena_free(f->arena);
    return 0;
}

static void put_name(struct buf *out, const struct figure_name *name)
{
    for (size_t i = 0; i < name->n_required; i++)
        buf_printf(out, "%s%.*s", i ? " " : "", STR_ARG(name->required[i]));
    if (name->categories[0])
        buf_printf(out, " #%s", name->categories);
    if (name->age_low)
        buf_printf(out, " %u..%u", name->age_low, name->age_high);
    if (name->is_grouped)
        buf_put_text(out, " grouped");
}

static void only_what_is_counted_is_required(void **state)
{
    const struct fixture *f = *state;
    static const char *const cases[][2] = {
        {"Taux de chômage", "chomag"},
        {"Taux de chômage (T4 2024)", "chomag"},
        {"Taux de chômage en Hauts-de-France au 3e trimestre 2025", "chomag"},
        {"Taux de chômage (% de la population active)", "chomag"},
        {"Nombre d'apprentis (en milliers)", "apprent"},
        {"Effectif d'apprentis", "apprent"},
        {"Nb d'emploi : Industrie", "industr grouped"},
        {"Demandeurs d'emploi (catégories A, B et C)", "demandeur emploi #abc"},
        {"Demandeurs d'emploi, catégorie A", "demandeur emploi #a"},
        {"Taux de chômage des 15-24 ans", "chomag 15 24 15..24"},
        {"Demandeurs d'emploi de moins de 25 ans", "demandeur emploi 25 1..25"},
        {"Demandeurs d'emploi de 50 ans et plus", "demandeur emploi 50 50..255"},
        {"Population totale", "popul"},
        {"Population active", "acti"},
        {"Taux de chômage, Finistère", "chomag finister"},
        {"Demandeurs d'emploi (Femmes, Hauts-de-France, 2025)", "demandeur emploi femm"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct figure_name name;
        AUTO_BUF found = BUF_INIT(4096);
        if (figure_label_read(&name, str_of(cases[i][0]), f->region, f->places,
                              f->analyser, f->arena))
            put_name(&found, &name);
        /* Stems depend on the lexicon; their beginnings do not. */
        struct str wanted = str_of(cases[i][1]), rest = buf_str(&found);
        while (wanted.n) {
            struct str word = str_cut(&wanted, ' '), stem = str_cut(&rest, ' ');
            if (!str_starts_with(stem, word))
                fail_msg("« %s »: « %s », not « %s »", cases[i][0], buf_text(&found),
                         cases[i][1]);
        }
        if (rest.n)
            fail_msg("« %s »: « %s » has more than « %s »", cases[i][0], buf_text(&found),
                     cases[i][1]);
    }
}

static void a_label_without_words_has_no_name(void **state)
{
    const struct fixture *f = *state;
    static const char *const labels[] = {"", "2024", "T4 2024", "Hauts-de-France", "(%)"};
    for (size_t i = 0; i < COUNT_OF(labels); i++) {
        struct figure_name name;
        assert_false(figure_label_read(&name, str_of(labels[i]), f->region, f->places,
                                       f->analyser, f->arena));
    }
}

static void a_label_of_too_many_words_has_no_name(void **state)
{
    const struct fixture *f = *state;
    AUTO_BUF label = BUF_INIT(4096);
    for (int i = 0; i < 70; i++)
        buf_printf(&label, "mot%d ", i);
    struct figure_name name;
    assert_false(
        figure_label_read(&name, buf_str(&label), 0, f->places, f->analyser, f->arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_what_is_counted_is_required),
        cmocka_unit_test(a_label_without_words_has_no_name),
        cmocka_unit_test(a_label_of_too_many_words_has_no_name),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
