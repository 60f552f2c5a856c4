/* The server's part of inffo-search.conf: what is read, and that every fault is told with
 * its line. */
#include "server/site/site_config.h"

#include "base/buf.h"
#include "base/memory.h"
#include "tests/unit/cmocka_all.h"
#include "tests/unit/scratch.h"

#define COLOURS "site:\n  colours:\n"

/** What was told of the last file. */
static char told[4096];

static void tell(const char *fault)
{
    size_t n = strlen(told);
    const char *name = strstr(fault, "a.conf:");
    (void)snprintf(told + n, sizeof told - n, "%s\n", name ? name : fault);
}

static enum status read_text(struct site_config *config, const char *text)
{
    struct error err = {0};
    AUTO_TEXT *path = scratch_path("a.conf");
    told[0] = '\0';
    assert_int_equal(STATUS_OK, file_write(path, str_of(text), &err));
    return site_config_read(config, path, tell, &err);
}

static void put_file(const char *name, struct str bytes)
{
    struct error err = {0};
    AUTO_TEXT *path = scratch_path(name);
    assert_int_equal(STATUS_OK, file_write(path, bytes, &err));
}

#define assert_says(wanted, s)                                                           \
    do {                                                                                 \
        AUTO_BUF said_ = BUF_INIT(8192);                                                 \
        buf_put_str(&said_, (s));                                                        \
        assert_string_equal(wanted, buf_text(&said_));                                   \
    } while (0)

static void all_that_is_said_is_read(void **state)
{
    (void)state;
    AUTO_SITE_CONFIG config = SITE_CONFIG_INIT;
    put_file("logo.svg", STR("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
    put_file("icon.png", STR("\x89PNG\r\n\x1a\n"));
    assert_int_equal(
        STATUS_OK, read_text(&config, "index: var/index\n"
                                      "site:\n"
                                      "  name: Formation en Bretagne\n"
                                      "  promise: Tout, ici\n"
                                      "  publisher: Mon organisme\n"
                                      "  publisher_url: https://exemple.fr/a?b\n"
                                      "  public_url: https://recherche.exemple.fr:8443/\n"
                                      "  contact: moi@exemple.fr\n"
                                      "  logo: logo.svg\n"
                                      "  icon: icon.png\n"
                                      "  colours: {light: {accent: \"#7A1F5C\"}}\n"
                                      "  examples: [cfa, vae]\n"
                                      "  legal_notice: |\n    # A\n\n    b\n"));
    AUTO_TEXT *index = scratch_path("var/index");
    assert_string_equal("", told);
    assert_string_equal(index, config.index);
    assert_says("Formation en Bretagne", config.identity.name);
    assert_says("Tout, ici", config.identity.promise);
    assert_says("Mon organisme", config.identity.publisher);
    assert_says("https://exemple.fr/a?b", config.identity.publisher_url);
    assert_says("https://recherche.exemple.fr:8443", config.identity.public_url);
    assert_says("moi@exemple.fr", config.identity.contact);
    assert_says("site-logo.svg", config.identity.logo);
    assert_says("site-icon.png", config.identity.icon);
    assert_says("# A\n\nb\n", config.identity.legal_notice);
    assert_int_equal(2, config.identity.n_examples);
    assert_says("vae", config.identity.examples[1]);
    assert_non_null(strstr(config.theme, ":root{--accent:#7a1f5c;"));
    assert_non_null(strstr(config.theme, "prefers-color-scheme:dark"));
}

static void what_is_not_said_is_as_the_program_has_it(void **state)
{
    (void)state;
    AUTO_SITE_CONFIG config = SITE_CONFIG_INIT;
    assert_int_equal(STATUS_OK, read_text(&config, "index: a\nsite:\n  name: B\n"));
    assert_says("B", config.identity.name);
    assert_true(str_equal(identity_default.promise, config.identity.promise));
    assert_int_equal(identity_default.n_examples, config.identity.n_examples);
    assert_null(config.theme);
    AUTO_SITE_CONFIG other = SITE_CONFIG_INIT;
    assert_int_equal(STATUS_OK, read_text(&other, "index: a\nsources: []\n"));
    assert_true(str_equal(identity_default.name, other.identity.name));
}

static void a_legal_notice_may_stand_in_a_file(void **state)
{
    (void)state;
    AUTO_SITE_CONFIG config = SITE_CONFIG_INIT;
    put_file("legal.txt", STR("Éditeur : moi\n"));
    assert_int_equal(STATUS_OK,
                     read_text(&config, "site:\n  legal_notice_file: legal.txt\n"));
    assert_says("Éditeur : moi\n", config.identity.legal_notice);
}

/** A file, and what is told of it. */
static const struct {
    const char *text, *told;
} faults[] = {
    {"site: [a]\n", "a.conf:1: "},
    {"site:\n  nam: A\n", "a.conf:2: nom inconnu « nam » ; vouliez-vous « name » ?\n"},
    {"sit:\n  name: A\n", "a.conf:2: nom inconnu « sit » ; vouliez-vous « site » ?\n"},
    {"site:\n  name: [A]\n", "a.conf:2: « name » : il faut un texte, et non "},
    {"site:\n  name: \"\"\n", "a.conf:2: « name » : il faut une ligne de 60 "},
    {"site:\n  name: \"a\\nb\"\n", "a.conf:2: « name » : il faut une ligne de 60 "},
    {"site:\n  publisher_url: exemple.fr\n",
     "a.conf:2: « publisher_url » : il faut une "},
    {"site:\n  publisher_url: javascript:a\n", "a.conf:2: « publisher_url » : il faut"},
    {"site:\n  public_url: https://a.fr/b\n", "a.conf:2: « public_url » : il faut "},
    {"site:\n  public_url: \"https://a.fr\\\"\"\n",
     "a.conf:2: « public_url » : il faut "},
    {"site:\n  contact: moi\n", "a.conf:2: « contact » : il faut une adresse "},
    {"site:\n  contact: javascript:a@b\n", "a.conf:2: « contact » : il faut une "},
    {"site:\n  logo: absent.svg\n", "a.conf:2: « logo » : "},
    {"site:\n  logo: a.conf\n", "a.conf:2: « logo » : il faut un fichier .svg ou .png\n"},
    {"site:\n  icon: fake.png\n",
     "a.conf:2: « icon » : ce fichier n'est pas une image png\n"},
    {"site:\n  examples: a\n", "a.conf:2: "},
    {"site:\n  examples:\n    - a\n    - [b]\n",
     "a.conf:4: « examples » : une question "},
    {"site:\n  legal_notice: a\n  legal_notice_file: b\n",
     "a.conf:3: « legal_notice » et « legal_notice_file » : l'un ou l'autre\n"},
    {"site:\n  legal_notice_file: absent.txt\n", "a.conf:2: « legal_notice_file » : "},
    {"site:\n  legal_notice: \" \"\n", "« legal_notice » : il n'y a rien\n"},
    {COLOURS "    light: {accent: red}\n",
     "a.conf:3: « accent » : « red » n'est pas une couleur comme \"#0b5a6b\"\n"},
    {COLOURS "    light: {accent: \"#12345\"}\n", "a.conf:3: « accent » : « #12345 » "},
    {COLOURS "    light:\n      accent: \"#88aaff\"\n",
     "a.conf:4: « colours », « light » : contraste trop faible (accent sur le fond : "
     "2,2:1 ; accent sur le bandeau : 2,0:1) ; il faut 4,5:1\n"},
    {COLOURS "    light:\n      band: \"#555\"\n",
     "a.conf:4: « colours », « light » : contraste trop faible (accent sur le bandeau"},
    {COLOURS "    dark: {accent: \"#0b5a6b\"}\n", "a.conf:3: « colours », « dark » : "},
    {COLOURS "    sombre: {accent: \"#fff\"}\n", "a.conf:3: nom inconnu « sombre »"},
};

static void each_fault_is_told_with_its_line(void **state)
{
    (void)state;
    put_file("fake.png", STR("GIF89a"));
    for (size_t i = 0; i < COUNT_OF(faults); i++) {
        AUTO_SITE_CONFIG config = SITE_CONFIG_INIT;
        if (read_text(&config, faults[i].text) != STATUS_BAD_INPUT)
            fail_msg("taken: %s", faults[i].text);
        if (!strstr(told, faults[i].told))
            fail_msg("%s\nis told as\n%s\nnot as\n%s", faults[i].text, told,
                     faults[i].told);
    }
}

static void all_faults_are_told_in_one_reading(void **state)
{
    (void)state;
    AUTO_SITE_CONFIG config = SITE_CONFIG_INIT;
    assert_int_equal(STATUS_BAD_INPUT,
                     read_text(&config, "site:\n  contact: a\n  name: []\n  logo: b\n"));
    const char *first = strstr(told, "a.conf:2"), *second = strstr(told, "a.conf:3");
    assert_non_null(first);
    assert_true(second && first < second);
    assert_non_null(strstr(told, "a.conf:4"));
}

static void a_missing_file_is_not_found(void **state)
{
    (void)state;
    AUTO_SITE_CONFIG config = SITE_CONFIG_INIT;
    struct error err = {0};
    assert_int_equal(STATUS_NOT_FOUND,
                     site_config_read(&config, "/nonexistent.conf", tell, &err));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_that_is_said_is_read),
        cmocka_unit_test(what_is_not_said_is_as_the_program_has_it),
        cmocka_unit_test(a_legal_notice_may_stand_in_a_file),
        cmocka_unit_test(each_fault_is_told_with_its_line),
        cmocka_unit_test(all_faults_are_told_in_one_reading),
        cmocka_unit_test(a_missing_file_is_not_found),
    };
    return cmocka_run_group_tests(tests, scratch_make, scratch_remove);
}
