/* The table of names. A name stands here in the form of its key (name_key.h). */
#include "indexer/source/member_names.h"

#include <stdio.h>
#include <string.h>

#include <jansson.h>

#include "base/macros.h"
#include "engine/json/json_read.h"
#include "engine/record/record_json.h"
#include "indexer/member/name_key.h"

/** Names with a space on each side of each, so that all of one is found. */
#define NAMES(list) " " list " "

/** The names of each role, the one that counts most first. */
static const struct {
    enum member_role role;
    const char *names;
} rows[] = {
    {ROLE_ID,
     NAMES("id identifiant identifier uid uuid iddoc docid documentid postid objectid")},
    {ROLE_KIND,
     NAMES("kind genre type typededocument typedocument doctype posttype nature "
           "contenttype typedecontenu layout gabarit template")},
    {ROLE_TITLE,
     NAMES("title titre headline intitule name nom titrelong titlefr titrefr "
           "libelle titrecourt ogtitle posttitle seotitle metatitle linktitle")},
    {ROLE_LEAD,
     NAMES("description summary chapo chapeau excerpt extrait abstract resume lead "
           "accroche teaser intro introduction standfirst sommaire shortdescription "
           "descriptioncourte metadescription seodescription ogdescription subtitle "
           "soustitre tagline presentation postexcerpt")},
    {ROLE_TEXT,
     NAMES("text texte content contenu body corps corpsdetexte articlebody "
           "contenthtml bodyhtml html markdown rawcontent contentmd bodymarkdown "
           "contentencoded contenttext postcontent")},
    {ROLE_FORMAT,
     NAMES("textformat formattexte formatdutexte format contentformat markup")},
    {ROLE_THEMES, NAMES("themes theme thematiques thematique")},
    {ROLE_TAGS,
     NAMES("tags tag categories categorie category rubrique rubriques keywords "
           "keyword motscles motcle motsclef motsclefs subject subjects sujet sujets "
           "topic topics etiquettes etiquette labels articlesection")},
    {ROLE_REGIONS,
     NAMES("regions region territoire territoires zone zonegeographique academie "
           "academies coderegion regionconcernee regionsconcernees perimetre "
           "couverturegeographique")},
    {ROLE_DEPARTMENT,
     NAMES("departement departements department departments codedepartement")},
    {ROLE_AUTHOR,
     NAMES("author authors auteur auteurs autrice autrices auteurrice by creator "
           "dccreator par redacteur redactrice writer writers byline createdby")},
    {ROLE_SOURCE,
     NAMES("source publisher editeur organisation organization organisme site "
           "sitename nomdusite ogsitename structure proprietaire dcpublisher")},
    {ROLE_URL,
     NAMES("url link lien permalink permalien canonical canonicalurl urlcanonique "
           "href uri adresse adresseweb externalurl liensource sourceurl lienweb "
           "ogurl siteweb")},
    {ROLE_GIVEN_NAME, NAMES("prenom firstname givenname")},
    {ROLE_FAMILY_NAME, NAMES("nomdefamille lastname familyname")},
    {ROLE_SLUG, NAMES("slug postname urlslug slugfr handle")},
    {ROLE_DATE,
     NAMES(
         "date published publishedat publishedon publishedtime pubdate datepublished "
         "publishdate publisheddate publicationdate datepublication datedepublication "
         "dategmt posted "
         "posteddate publiele firstpublishedat publicationtime isodate postdate publiele "
         "dateparution "
         "datedeparution articlepublishedtime issued releasedate datedediffusion created "
         "createdat createddate createdon "
         "datecreated datecreation datedecreation creationdate updated updateddate "
         "updatedat "
         "updatedate updatedon "
         "lastmod lastmodified lastupdated lastupdate modified modifieddate modifiedat "
         "datemodified "
         "datemodification datedemodification dateupdated datemaj datedemiseajour "
         "miseajour postmodified modifiedgmt maj")},
    {ROLE_VALID_FROM, NAMES("validfrom datedebut datededebut entreeenvigueur")},
    {ROLE_VALID_TO, NAMES("validto datefin datedefin expirydate expires expiresat "
                          "expirationdate dateexpiration unpublishdate")},
    {ROLE_DATA_DATE, NAMES("datadate datedesdonnees datedonnees")},
    {ROLE_SECTION, NAMES("section")},
    {ROLE_HIDDEN,
     NAMES("draft isdraft brouillon hidden ishidden masque private prive "
           "isprivate unlisted searchexclude excludefromsearch noindex trashed "
           "deleted supprime")},
    {ROLE_PUBLISHED,
     NAMES("ispublished publish publie estpublie enligne search searchable")},
    {ROLE_STATUS, NAMES("status statut poststatus etat state visibility visibilite")},
    {ROLE_ROBOTS, NAMES("robots metarobots")},
    {ROLE_GROUP,
     NAMES("fields attributes acf seo meta metadata data properties frontmatter "
           "og opengraph yoast customfields metadonnees sitemap "
           "params extra sys taxonomies taxonomy hero")},
};

static struct member_name find_key(struct str key)
{
    char wanted[NAME_KEY_MAX + 3];
    (void)snprintf(wanted, sizeof wanted, " %.*s ", STR_ARG(key));
    for (size_t i = 0; i < COUNT_OF(rows) && key.n; i++) {
        const char *found = strstr(rows[i].names, wanted);
        if (!found)
            continue;
        unsigned rank = 1;
        for (const char *c = rows[i].names; c < found; c++)
            rank += *c == ' ';
        return (struct member_name){rows[i].role, rank};
    }
    return (struct member_name){ROLE_NONE, 0};
}

/** The name that the settings give for @p key; NULL when they have none. */
static const char *name_of_settings(const struct name_key *key,
                                    const struct source_settings *settings)
{
    const char *name;
    json_t *value;
    json_object_foreach(
        json_of_const(settings->names), name,
        value) if (name_has_key(str_of(name), key,
                                NAME_AS_IT_IS)) return json_string_value(value);
    return NULL;
}

static bool is_own_name(struct str name)
{
    for (size_t i = 0; i < record_json_n_members(); i++)
        if (str_equal(name, str_of(record_json_member(i))))
            return true;
    return false;
}

struct member_name member_name_find(struct str name,
                                    const struct source_settings *settings)
{
    struct name_key key = name_key(name, NAME_AS_IT_IS);
    const char *meant = settings->names ? name_of_settings(&key, settings) : NULL;
    if (meant)
        key = name_key(str_of(meant), NAME_AS_IT_IS);
    struct member_name found = find_key(name_key_str(&key));
    bool is_own = !meant && is_own_name(name);
    const char *own = found.role <= ROLE_SECTION ? member_role_name(found.role) : NULL;
    /* A record's label or layout is no other's. */
    if (is_own && found.role < ROLE_FORMAT && !str_equal(str_of(own), name))
        found.role = ROLE_NONE;
    /* What the settings say counts like a record's own name. */
    if (meant || is_own)
        found.rank = 0;
    return found;
}

const char *member_role_name(enum member_role role)
{
    static const char *const names[] = {
        [ROLE_ID] = "id",
        [ROLE_KIND] = "kind",
        [ROLE_TITLE] = "title",
        [ROLE_TEXT] = "text",
        [ROLE_URL] = "url",
        [ROLE_DATE] = "date",
        [ROLE_VALID_FROM] = "valid_from",
        [ROLE_VALID_TO] = "valid_to",
        [ROLE_DATA_DATE] = "data_date",
        [ROLE_SOURCE] = "source",
        [ROLE_AUTHOR] = "author",
        [ROLE_SECTION] = "section",
    };
    return role <= ROLE_SECTION ? names[role] : NULL;
}
