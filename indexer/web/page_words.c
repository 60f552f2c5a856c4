/* Tables of words. A class is cut into parts at signs and at capitals: « navBar »,
 * « nav-bar ». */
#include "indexer/web/page_words.h"

#include <stddef.h>

#include "base/macros.h"

#define PART_MAX 24U

static const char *const furniture[] = {
    "nav",           "navbar",        "navigation", "breadcrumb",
    "breadcrumbs",   "ariane",        "hierarchie", "entete",
    "forum",         "filariane",     "footer",     "pied",
    "piedpage",      "sidebar",       "share",      "sharing",
    "shares",        "sharedaddy",    "sharethis",  "addtoany",
    "addthis",       "partage",       "partager",   "partages",
    "cookie",        "cookies",       "consent",    "rgpd",
    "gdpr",          "tarteaucitron", "axeptio",    "didomi",
    "orejime",       "klaro",         "newsletter", "related",
    "relatedposts",  "similaires",    "disqus",     "pagination",
    "pager",         "skip",          "skiplink",   "skiplinks",
    "skipnav",       "evitement",     "popup",      "offcanvas",
    "megamenu",      "topbar",        "colophon",   "advert",
    "advertisement", "publicite",     "sponsor",    "adsbygoogle",
    "imprimer",      "commentlist",   "respond",    "commentaires",
    "masthead",      "backtotop",     "retourhaut", "feedback",
    "socials",       "reseaux",       "postnav",    NULL};

static const char *const of_links[] = {
    "menu",     "social",   "widget",     "search",  "recherche", "print",  "comment",
    "comments", "header",   "banner",     "bandeau", "pub",       "ads",    "tags",
    "toolbar",  "login",    "modal",      "toc",     "sommaire",  "follow", "suivre",
    "langue",   "language", "contextual", NULL};

/* Class names of which the rest says nothing: themes put categories and states there. */
static const char *const silent[] = {"category-", "tag-",  "has-",    "no-",   "with-",
                                     "is-",       "page-", "post-",   "type-", "status-",
                                     "single-",   "wp-",   "format-", "js-",   NULL};

static bool is_lower(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

/** Whether @p word is in @p table. Most words differ in their first letter. */
static bool is_among(struct str word, const char *const *table)
{
    for (; word.n && *table; table++)
        if (**table == word.at[0] && strncmp(*table, word.at, word.n) == 0 &&
            (*table)[word.n] == '\0')
            return true;
    return false;
}

static bool is_silent(struct str name)
{
    for (size_t i = 0; silent[i]; i++)
        if (name.n && *silent[i] == name.at[0] &&
            str_starts_with(name, str_of(silent[i])))
            return true;
    return false;
}

/** What one name says: the most of its parts. */
static enum page_word word_of(struct str name)
{
    enum page_word most = PAGE_WORD_NONE;
    for (size_t i = 0; i < name.n && most != PAGE_WORD_FURNITURE;) {
        char part[PART_MAX];
        size_t n = 0;
        while (i < name.n && !is_lower(name.at[i]) && !is_upper(name.at[i]))
            i++;
        while (i < name.n && n < PART_MAX &&
               (is_lower(name.at[i]) || (n == 0 && is_upper(name.at[i]))))
            part[n++] = (char)(name.at[i++] | 0x20);
        i += n == 0 || n == PART_MAX;
        struct str word = {part, n};
        if (is_among(word, furniture))
            most = PAGE_WORD_FURNITURE;
        else if (is_among(word, of_links))
            most = PAGE_WORD_LINKS;
    }
    return most;
}

enum page_word page_words_of_class(struct str names)
{
    enum page_word most = PAGE_WORD_NONE;
    for (size_t i = 0; i < names.n; i++) {
        size_t start = i;
        while (i < names.n && (unsigned char)names.at[i] > ' ')
            i++;
        struct str name = {names.at + start, i - start};
        enum page_word word = is_silent(name) ? PAGE_WORD_NONE : word_of(name);
        if (word == PAGE_WORD_FURNITURE)
            return word;
        most = word > most ? word : most;
    }
    return most;
}

static const struct {
    const char *text;
    enum page_phrase phrase;
    /* More may follow. */
    bool is_start;
} phrases[] = {
    {"lire aussi", PAGE_PHRASE_RELATED, true},
    {"a lire aussi", PAGE_PHRASE_RELATED, true},
    {"a lire egalement", PAGE_PHRASE_RELATED, true},
    {"voir aussi", PAGE_PHRASE_RELATED, true},
    {"a voir aussi", PAGE_PHRASE_RELATED, true},
    {"a decouvrir aussi", PAGE_PHRASE_RELATED, false},
    {"sur le meme sujet", PAGE_PHRASE_RELATED, true},
    {"sur le meme theme", PAGE_PHRASE_RELATED, true},
    {"dans la meme rubrique", PAGE_PHRASE_RELATED, true},
    {"dans la meme categorie", PAGE_PHRASE_RELATED, true},
    {"articles similaires", PAGE_PHRASE_RELATED, false},
    {"articles lies", PAGE_PHRASE_RELATED, false},
    {"articles recents", PAGE_PHRASE_RELATED, false},
    {"articles associes", PAGE_PHRASE_RELATED, false},
    {"autres actualites", PAGE_PHRASE_RELATED, false},
    {"autres articles", PAGE_PHRASE_RELATED, false},
    {"actualites liees", PAGE_PHRASE_RELATED, false},
    {"dernieres actualites", PAGE_PHRASE_RELATED, false},
    {"contenus associes", PAGE_PHRASE_RELATED, false},
    {"contenus similaires", PAGE_PHRASE_RELATED, false},
    {"nos autres actualites", PAGE_PHRASE_RELATED, false},
    {"vous aimerez aussi", PAGE_PHRASE_RELATED, false},
    {"cela pourrait vous interesser", PAGE_PHRASE_RELATED, false},
    {"ceci pourrait vous interesser", PAGE_PHRASE_RELATED, false},
    {"ces articles peuvent vous interesser", PAGE_PHRASE_RELATED, false},
    {"commentaires", PAGE_PHRASE_COMMENTS, false},
    {"laisser un commentaire", PAGE_PHRASE_COMMENTS, true},
    {"laissez un commentaire", PAGE_PHRASE_COMMENTS, true},
    {"laisser une reponse", PAGE_PHRASE_COMMENTS, true},
    {"ajouter un commentaire", PAGE_PHRASE_COMMENTS, true},
    {"poster un commentaire", PAGE_PHRASE_COMMENTS, true},
    {"partager", PAGE_PHRASE_LABEL, false},
    {"partager :", PAGE_PHRASE_LABEL, false},
    {"partager sur", PAGE_PHRASE_LABEL, true},
    {"partager cet article", PAGE_PHRASE_LABEL, true},
    {"partager cette page", PAGE_PHRASE_LABEL, true},
    {"partager la page", PAGE_PHRASE_LABEL, true},
    {"partager le contenu", PAGE_PHRASE_LABEL, true},
    {"partagez cet article", PAGE_PHRASE_LABEL, true},
    {"suivez-nous", PAGE_PHRASE_LABEL, true},
    {"nous suivre", PAGE_PHRASE_LABEL, true},
    {"imprimer", PAGE_PHRASE_LABEL, false},
    {"imprimer la page", PAGE_PHRASE_LABEL, false},
    {"imprimer cette page", PAGE_PHRASE_LABEL, false},
    {"envoyer par mail", PAGE_PHRASE_LABEL, false},
    {"envoyer par courriel", PAGE_PHRASE_LABEL, false},
    {"envoyer a un ami", PAGE_PHRASE_LABEL, false},
    {"copier le lien", PAGE_PHRASE_LABEL, false},
    {"copier dans le presse-papier", PAGE_PHRASE_LABEL, false},
    {"haut de page", PAGE_PHRASE_LABEL, false},
    {"retour en haut", PAGE_PHRASE_LABEL, true},
    {"retour a la liste", PAGE_PHRASE_LABEL, true},
    {"retour aux actualites", PAGE_PHRASE_LABEL, false},
    {"aller au contenu", PAGE_PHRASE_LABEL, true},
    {"aller au menu", PAGE_PHRASE_LABEL, true},
    {"aller a la recherche", PAGE_PHRASE_LABEL, false},
    {"article precedent", PAGE_PHRASE_LABEL, true},
    {"article suivant", PAGE_PHRASE_LABEL, true},
    {"abonnez-vous a notre newsletter", PAGE_PHRASE_LABEL, true},
    {"vous etes ici", PAGE_PHRASE_LABEL, true},
    {"lire la suite", PAGE_PHRASE_LABEL, false},
    {"cette page vous a-t-elle ete utile", PAGE_PHRASE_LABEL, true},
    {"ce contenu vous a-t-il ete utile", PAGE_PHRASE_LABEL, true},
    {"copyright", PAGE_PHRASE_LABEL, true},
    {"\u00A9", PAGE_PHRASE_LABEL, true},
    {"tous droits reserves", PAGE_PHRASE_LABEL, true},
    {"mentions legales", PAGE_PHRASE_LABEL, false},
    {"en savoir plus sur les cookies", PAGE_PHRASE_LABEL, false},
};

enum page_phrase page_phrase_of(struct str folded)
{
    for (size_t i = 0; i < COUNT_OF(phrases); i++) {
        if (folded.n == 0 || *phrases[i].text != folded.at[0])
            continue;
        struct str text = str_of(phrases[i].text);
        if (phrases[i].is_start ? str_starts_with(folded, text) : str_equal(folded, text))
            return phrases[i].phrase;
    }
    return PAGE_PHRASE_NONE;
}
