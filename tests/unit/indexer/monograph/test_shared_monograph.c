/* The importer on a whole monograph as its publisher wrote it. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "engine/record/record_json.h"
#include "indexer/monograph/monograph.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/indexer/monograph/monograph_dump.h"
#include "tests/unit/shared.h"

#define PUBLISHED SHARED "/corpus/monographie-hauts-de-france-2026-04.md"

struct published {
    struct vocabulary *vocabulary;
    struct collection collection;
};

static struct published published = {.collection = COLLECTION_INIT};

static int load(void **state)
{
    *state = &published;
    published.vocabulary = dump_vocabulary();
    AUTO_BUF text = BUF_INIT(MONOGRAPH_MAX_BYTES);
    struct error err = {0};
    struct source_sink sink = collection_sink(&published.collection);
    assert_int_equal(STATUS_OK, file_read(&text, PUBLISHED, &err));
    assert_true(monograph_looks_like(buf_str(&text)));
    return (int)monograph_read(PUBLISHED, buf_str(&text), published.vocabulary, &sink,
                               &err);
}

static int unload(void **state)
{
    (void)state;
    collection_release(&published.collection);
    vocabulary_free(published.vocabulary);
    return 0;
}

static const struct record *unit(const char *title)
{
    const struct record *record = collection_find(&published.collection, title);
    if (!record)
        fail_msg("no unit is titled « %s »", title);
    return record;
}

static void assert_field(const char *title, enum record_field field, const char *wanted)
{
    struct str found = unit(title)->fields[field];
    if (!str_equal(found, str_of(wanted)))
        fail_msg("%s: %s is « %.*s », not « %s »", title, record_field_name(field),
                 STR_ARG(found), wanted);
}

static void assert_date(const char *title, enum record_date date, const char *wanted)
{
    char day[DATE_TEXT_BYTES];
    date_format(day, unit(title)->dates[date]);
    if (strcmp(day, wanted) != 0)
        fail_msg("%s: %s is « %s », not « %s »", title, record_date_name(date), day,
                 wanted);
}

static void assert_lines(const char *title, uint32_t from, uint32_t to)
{
    assert_int_equal(from, unit(title)->origin_lines[0]);
    assert_int_equal(to, unit(title)->origin_lines[1]);
}

static void assert_says(const char *title, const char *words)
{
    struct str text = unit(title)->fields[FIELD_TEXT];
    if (str_find(text, str_of(words)) == text.n)
        fail_msg("%s: « %s » is not in\n%.*s", title, words, STR_ARG(text));
}

static void assert_warning(const char *start)
{
    struct str rest = buf_str(&published.collection.warnings);
    while (rest.at)
        if (str_starts_with(str_cut(&rest, '\n'), str_of(start)))
            return;
    fail_msg("no warning begins « %s » among\n%s", start,
             buf_text(&published.collection.warnings));
}

static void each_kind_has_its_count(void **state)
{
    (void)state;
    const struct collection *units = &published.collection;
    static const struct {
        enum kind kind;
        size_t n;
    } counts[] = {{KIND_CAMPUS, 13}, {KIND_CLUSTER, 6}, {KIND_PROGRAMME, 5},
                  {KIND_NEWS, 3},    {KIND_BUDGET, 6},  {KIND_INDICATOR, 16},
                  {KIND_CONTACT, 7}, {KIND_DOCUMENT, 9}};
    for (size_t i = 0; i < COUNT_OF(counts); i++)
        if (collection_count(units, counts[i].kind) != counts[i].n)
            fail_msg("%zu units of kind %s, not %zu",
                     collection_count(units, counts[i].kind), kind_slug(counts[i].kind),
                     counts[i].n);
}

static void seven_campus_are_of_excellence(void **state)
{
    (void)state;
    const struct collection *units = &published.collection;
    size_t n = 0;
    for (size_t i = 0; i < units->n; i++) {
        struct str title = units->records[i]->fields[FIELD_TITLE];
        n += units->records[i]->kind == KIND_CAMPUS &&
             str_find(title, STR("d'excellence")) < title.n;
    }
    assert_int_equal(7, n);
}

static void every_unit_is_sound_and_says_where_it_comes_from(void **state)
{
    (void)state;
    const struct collection *units = &published.collection;
    struct error err = {0};
    int region = vocabulary_find_region(published.vocabulary, STR("32"));
    for (size_t i = 0; i < units->n; i++) {
        const struct record *record = units->records[i];
        assert_int_equal(STATUS_OK, record_check(record, &err));
        assert_true(record->has_regions);
        assert_int_equal(1U << region, record->regions);
        assert_true(record->origin_lines[0] > 0);
        assert_true(record->origin_lines[1] >= record->origin_lines[0]);
        assert_true(record->dates[RECORD_DATE] != DATE_NONE);
        bool is_whole = i == 0;
        assert_string_equal(is_whole ? "" : "hauts-de-france-2026-04",
                            record->fields[FIELD_PART_OF].at);
    }
}

static void programmes_have_signature_and_validity(void **state)
{
    (void)state;
    static const struct {
        const char *title;
        const char *date;
        const char *from;
        const char *to;
    } programmes[] = {
        {"Contrat de plan État-Région 2021-2027 Hauts-de-France", "2023-01-09",
         "2021-01-01", "2027-12-31"},
        {"Document cadre du CPER 2021-2027", "2021-02-04", "2021-01-01", "2027-12-31"},
        {"CPRDFOP 2022-2028", "2023-02-10", "2022-01-01", "2028-12-31"},
        {"Pacte régional d'investissement dans les compétences 2024-2027", "2019-02-08",
         "2024-01-01", "2027-12-31"},
        {"Programme régional de formation 2025", "2026-04-01", "2025-01-01",
         "2025-12-31"},
    };
    for (size_t i = 0; i < COUNT_OF(programmes); i++) {
        assert_int_equal(KIND_PROGRAMME, unit(programmes[i].title)->kind);
        assert_date(programmes[i].title, RECORD_DATE, programmes[i].date);
        assert_date(programmes[i].title, RECORD_VALID_FROM, programmes[i].from);
        assert_date(programmes[i].title, RECORD_VALID_TO, programmes[i].to);
    }
    assert_says(programmes[0].title, "Signé le 9 janvier 2023.");
    assert_field("CPRDFOP 2022-2028", FIELD_SOURCE, "Base FAR Centre Inffo, 2026");
    assert_lines("CPRDFOP 2022-2028", 458, 474);
}

static void news_have_source_author_and_day(void **state)
{
    (void)state;
    const char *vae = "VAE inversée : une expérience concluante pour le GEIQ métallurgie "
                      "et industrie Hauts-de-France";
    assert_field(vae, FIELD_SOURCE, "Le quotidien de la formation");
    assert_field(vae, FIELD_AUTHOR, "Raphaëlle Pienne");
    assert_date(vae, RECORD_DATE, "2026-04-07");
    assert_lines(vae, 530, 546);
    assert_says(vae, "Réussites individuelles");
    const char *apec =
        "Convention Région Hauts-de-France – APEC en faveur de l'emploi des cadres";
    assert_field(apec, FIELD_SOURCE, "Conseil régional Hauts-de-France");
    assert_field(apec, FIELD_AUTHOR, "");
    assert_date(apec, RECORD_DATE, "2026-01-20");
    assert_date(
        "Hauts-de-France : Le BTP CFA mise sur les métiers des fluides et des énergies",
        RECORD_DATE, "2025-11-17");
}

static void indicators_have_their_figures_as_data(void **state)
{
    (void)state;
    const char *seekers = "Demandeurs d'emploi (catégories A, B et C)";
    assert_field(seekers, FIELD_VALUE, "538 430");
    assert_field(seekers, FIELD_PERIOD, "4e trimestre 2025");
    assert_field(seekers, FIELD_NATIONAL_VALUE, "5 752 600");
    assert_date(seekers, RECORD_DATA_DATE, "2025-12-31");
    assert_lines(seekers, 188, 191);
    assert_says(seekers,
                "538 430 au 4e trimestre 2025, contre 512 990 au 4e trimestre 2024");
    assert_says(seekers, "50 ans ou plus : 129 660");
    const char *rate = "Taux de chômage (% de la population active)";
    assert_field(rate, FIELD_VALUE, "9,2");
    assert_field(rate, FIELD_UNIT, "%");
    assert_says(rate, "Dont 50-64 ans : 5,7 % en 2024");
    assert_field("Montant de la dépense pour l'apprentissage", FIELD_UNIT, "M€");
    /* « 288 400 » thousands would be more than the people of the country. */
    assert_field("Nb d'emploi : Industrie", FIELD_VALUE, "288 400");
    assert_field("Nb d'emploi : Industrie", FIELD_UNIT, "");
    assert_field("Nb d'emploi : Industrie", FIELD_DOUBT, "unité douteuse dans la source");
    assert_field("Nb d'emploi : Secteur marchand", FIELD_DOUBT,
                 "unité douteuse dans la source");
    assert_field("Population totale", FIELD_DOUBT, "");
    assert_field("Nb d'emploi : Industrie", FIELD_PERIOD, "3e trimestre 2025");
    assert_says("Population totale", "5 965 764 (Estimation Insee au 1er janvier 2026)");
    assert_says("Population totale", "2025-1362");
}

static void contacts_can_be_found_by_name_and_telephone(void **state)
{
    (void)state;
    assert_says("Services de l'État", "Bertrand GAUME");
    assert_says("Services de l'État", "03 20 30 59 59");
    assert_says("Commissions", "Président(e) : Nadège BOURGHELLE-KOS");
    assert_field("C2RP Carif-Oref Hauts-de-France", FIELD_URL, "http://www.c2rp.fr");
    assert_field("Conseil régional", FIELD_SOURCE, "Conseil régional, 2026");
}

static void budgets_keep_their_figures_and_captions(void **state)
{
    (void)state;
    assert_says("Budget primitif 2026", "1 085,094 millions d'euros");
    assert_says("Budget global", "368,8 en 2024");
    assert_says("Capacités d'engagement (en euros)",
                "Investissement – BP 2025 : 191 563 189 ; BP 2026 : 211 411 014");
    assert_lines("Capacités d'engagement (en euros)", 418, 426);
}

static void campus_and_clusters_are_cut_from_their_lists(void **state)
{
    (void)state;
    assert_int_equal(KIND_CLUSTER, unit("I-Trans")->kind);
    assert_lines("AQUIMER", 247, 247);
    assert_string_equal(
        "hauts-de-france-2026-04/campus/image-et-design",
        unit("Campus des métiers et des qualifications d'excellence Image et design")
            ->fields[FIELD_ID]
            .at);
    assert_field("Campus des métiers et des qualifications d'excellence Travaux publics",
                 FIELD_SOURCE, "Ministère de l'Éducation nationale, 2026");
}

static void contradictions_are_said_with_their_lines(void **state)
{
    (void)state;
    static const char *const warnings[] = {
        "188: évolution imprimée « 5,08 % »",
        "189: évolution imprimée « 17,95 % »",
        "190: évolution imprimée « 2,94 % »",
        "190: « 3 394,9 » paraît en milliers",
        "191: évolution imprimée « 1,57 % »",
        "191: « 5 752 600 » répète le total",
        "206: « 951 900 » est annoncé en milliers",
        "223: « 3 516 » est daté de « 2026 » ici, de « 2024 »",
        "224: évolution imprimée « -15,87 % »",
        "234: évolution imprimée « 4,05 % »",
        "235: évolution imprimée « 1,35 % »",
        "399: total imprimé « 542,9 »",
        "478: période 2024-2027, mais « Signé le 8 février 2019 »",
        "482: le texte dit « entre 2019 et 2022 »",
    };
    for (size_t i = 0; i < COUNT_OF(warnings); i++)
        assert_warning(warnings[i]);
    /* There is no further one: where evolutions and counts agree with the figures, there
     * is no warning. */
    assert_int_equal(COUNT_OF(warnings), published.collection.n_warnings);
}

int main(void)
{
    if (file_type_of(PUBLISHED) != FILE_REGULAR)
        return test_skip_all(PUBLISHED " is not there");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_kind_has_its_count),
        cmocka_unit_test(seven_campus_are_of_excellence),
        cmocka_unit_test(every_unit_is_sound_and_says_where_it_comes_from),
        cmocka_unit_test(programmes_have_signature_and_validity),
        cmocka_unit_test(news_have_source_author_and_day),
        cmocka_unit_test(indicators_have_their_figures_as_data),
        cmocka_unit_test(contacts_can_be_found_by_name_and_telephone),
        cmocka_unit_test(budgets_keep_their_figures_and_captions),
        cmocka_unit_test(campus_and_clusters_are_cut_from_their_lists),
        cmocka_unit_test(contradictions_are_said_with_their_lines),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
