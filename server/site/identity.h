/* Whose service this is: what its pages, feeds and citations say of it. It comes from the
 * part "site" of inffo-search.conf, so that no publisher's name is written in the
 * program. */
#ifndef SERVER_SITE_IDENTITY_H
#define SERVER_SITE_IDENTITY_H

#include <stddef.h>

#include "base/str.h"

/** Texts in UTF-8, plain. All are borrowed for as long as the server runs. */
struct identity {
    /* The name of the service, such as « Recherche ». Never empty. */
    struct str name;
    /* One sentence: what visitors find here. Never empty. */
    struct str promise;
    /* Who publishes the service; never empty. */
    struct str publisher;
    /* Where the publisher is found: an http(s) address, or empty. */
    struct str publisher_url;
    /* The address that pages, feeds and the API are reached by from outside, without the
     * last slash, such as « https://recherche.example.org »; empty when it is not known,
     * and links are then relative. */
    struct str public_url;
    /* Where visitors may write: a mail address or an http(s) address, or empty. */
    struct str contact;
    /* The legal notice, in the few signs of server/about/about_prose.h. Never empty. */
    struct str legal_notice;
    /* Questions that the home page may show as examples, the first of them first. */
    const struct str *examples;
    size_t n_examples;
    /* The names of the assets that are the logo and the icon. Never empty. */
    struct str logo, icon;
};

/** What is said where no configuration says otherwise: it speaks of this project. */
extern const struct identity identity_default;

#endif
