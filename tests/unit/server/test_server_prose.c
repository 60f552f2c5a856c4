/* A text of the publisher: its few signs are read, and nothing in it becomes markup. */
#include "server/about/about_prose.h"

#include "tests/unit/cmocka_all.h"

static const struct {
    const char *text, *html;
} rows[] = {
    {"", ""},
    {"\n \n", ""},
    {"Un.\n\nDeux\nlignes.", "<p>Un.</p><p>Deux lignes.</p>"},
    {"# Titre\nTexte\r\n", "<h2>Titre</h2><p>Texte</p>"},
    {"## Titre", "<h2>Titre</h2>"},
    {"#Titre", "<p>#Titre</p>"},
    {"# ", "<p>#</p>"},
    {"- a\n- b\n  suite\n\nc", "<ul><li>a</li><li>b suite</li></ul><p>c</p>"},
    {"a\n- b\n# c", "<p>a</p><ul><li>b</li></ul><h2>c</h2>"},
    {"Voir https://a.fr/b?c&d, ou (http://e.fr).",
     "<p>Voir <a href=\"https://a.fr/b?c&amp;d\">https://a.fr/b?c&amp;d</a>, ou (<a "
     "href=\"http://e.fr\">http://e.fr</a>).</p>"},
    {"à moi+x@exemple.fr !",
     "<p>à <a href=\"mailto:moi%2Bx@exemple.fr\">moi+x@exemple.fr</a> !</p>"},
    {"javascript:alert(1) @ a@b httpx", "<p>javascript:alert(1) @ a@b httpx</p>"},
    {"<script>\"'&</script>", "<p>&lt;script&gt;&quot;&#39;&amp;&lt;/script&gt;</p>"},
    {"- <b>", "<ul><li>&lt;b&gt;</li></ul>"},
    {"https://a.fr/\"onclick=\"x",
     "<p><a href=\"https://a.fr/&quot;onclick=&quot;x\">https://a.fr/&quot;onclick=&quot;"
     "x</a></p>"},
};

static void each_text_gives_its_html(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        AUTO_ARENA *arena = arena_new();
        AUTO_BUF out = BUF_INIT(4096);
        struct html h = {.out = &out};
        about_prose(&h, str_of(rows[i].text), arena);
        assert_string_equal(rows[i].html, buf_text(&out));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_text_gives_its_html)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
