/* Reads whose service this is. */
#include "server/site/site_config.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "engine/config/config.h"
#include "engine/json/json_read.h"
#include "server/site/theme.h"

#define LEGAL_MAX_BYTES ((size_t)64 << 10)
#define IMAGE_MAX_BYTES ((size_t)256 << 10)
#define EXAMPLE_MAX 120

static const char *const members[] = {
    "name",    "promise",  "publisher", "publisher_url", "public_url",
    "contact", "examples", "colours",   "legal_notice",  "legal_notice_file",
    "logo",    "icon",     NULL};

static bool is_web(struct str address)
{
    bool has_scheme = str_starts_with(address, STR("https://")) ||
                      str_starts_with(address, STR("http://"));
    bool is_plain = true;
    for (size_t i = 0; i < address.n; i++)
        is_plain = is_plain && (unsigned char)address.at[i] > ' ' &&
                   !memchr("\"<>\\^`{|}", address.at[i], 9);
    return has_scheme && is_plain && address.n > str_find(address, STR("://")) + 3;
}

bool site_address_read(struct str *out, struct str address)
{
    static const char host[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "0123456789.-:[]";
    struct str whole = address;
    if (str_ends_with(whole, STR("/")))
        whole.n--;
    if (!is_web(whole))
        return false;
    for (size_t i = str_find(whole, STR("://")) + 3; i < whole.n; i++)
        if (!memchr(host, whole.at[i], sizeof host - 1))
            return false;
    *out = whole;
    return true;
}

/** A text of one line. */
struct line_rule {
    const char *name;
    struct str *out;
    /* In code points. */
    size_t most;
};

static void read_line(const struct config_part *site, struct line_rule rule)
{
    const char *text = config_text(site, rule.name);
    if (!text)
        return;
    struct str line = str_trim(str_of(text));
    struct config_part part = config_member(site, rule.name);
    bool is_line = line.n > 0;
    for (size_t i = 0; i < line.n; i++)
        is_line = is_line && (unsigned char)line.at[i] >= ' ';
    if (!is_line || utf8_count(line) > rule.most)
        config_fault(&part, "« %s » : il faut une ligne de %zu caractères au plus",
                     rule.name, rule.most);
    *rule.out = line;
}

static void check_addresses(const struct config_part *site, struct identity *identity)
{
    struct config_part publisher = config_member(site, "publisher_url");
    if (identity->publisher_url.n > 0 && !is_web(identity->publisher_url))
        config_fault(&publisher,
                     "« publisher_url » : il faut une adresse en http:// ou https://");
    struct config_part own = config_member(site, "public_url");
    struct str address;
    if (identity->public_url.n > 0 && !site_address_read(&address, identity->public_url))
        config_fault(&own, "« public_url » : il faut https:// et un nom, sans chemin : "
                           "https://recherche.exemple.fr");
    else if (identity->public_url.n > 0)
        identity->public_url = address;
    struct config_part contact = config_member(site, "contact");
    struct str mail = identity->contact;
    size_t at = str_find(mail, STR("@"));
    bool is_mail = at > 0 && at + 1 < mail.n && !memchr(mail.at, ' ', mail.n) &&
                   !memchr(mail.at, ':', mail.n) && !memchr(mail.at, '/', mail.n);
    if (mail.n > 0 && !is_mail && !is_web(mail))
        config_fault(&contact, "« contact » : il faut une adresse de courriel, ou en "
                               "http:// ou https://");
}

static void read_legal_notice(struct site_config *config, const struct config_part *site)
{
    const char *text = config_text(site, "legal_notice");
    AUTO_TEXT *path = config_path(site, "legal_notice_file");
    struct config_part part = config_member(site, "legal_notice_file");
    if (text && path)
        config_fault(&part,
                     "« legal_notice » et « legal_notice_file » : l'un ou l'autre");
    AUTO_BUF bytes = BUF_INIT(LEGAL_MAX_BYTES);
    if (text)
        buf_put_text(&bytes, text);
    else if (!path)
        return;
    struct error err = {0};
    if (!text && file_read(&bytes, path, &err))
        config_fault(&part, "« legal_notice_file » : %s", err.text);
    else if (utf8_first_invalid(buf_str(&bytes)) < bytes.n)
        config_fault(&part, "« legal_notice_file » : ce n'est pas de l'UTF-8");
    else if (str_trim(buf_str(&bytes)).n == 0)
        config_fault(&part, "« legal_notice » : il n'y a rien");
    config->legal_notice = mem_copy_string(buf_text(&bytes), bytes.n);
    config->identity.legal_notice = str_of(config->legal_notice);
}

static void read_examples(struct site_config *config, const struct config_part *site)
{
    struct config_part list = config_list(site, "examples");
    if (!list.value)
        return;
    size_t n = json_array_size(list.value);
    if (n > SITE_EXAMPLES_MAX) {
        config_fault(&list, "« examples » : %d questions au plus", SITE_EXAMPLES_MAX);
        return;
    }
    config->examples = mem_new_array(n + 1, sizeof *config->examples);
    for (size_t i = 0; i < n; i++) {
        struct config_part item = config_item(&list, i);
        config->examples[i] = str_trim(str_of(json_string_value(item.value)));
        if (!config->examples[i].n || utf8_count(config->examples[i]) > EXAMPLE_MAX)
            config_fault(&item, "« examples » : une question a de 1 à %d caractères",
                         EXAMPLE_MAX);
    }
    config->identity.examples = config->examples;
    config->identity.n_examples = n;
}

/** The kinds of images, each with what its first bytes hold. */
static const struct {
    struct str ending, sign;
} images[] = {{{".svg", 4}, {"<svg", 4}}, {{".png", 4}, {"\x89PNG\r\n", 6}}};

/** Read the path of an image.
 *  @return the kind of it, COUNT_OF(images) where it is none. */
static size_t read_image(char **out, const struct config_part *site, const char *name)
{
    *out = config_path(site, name);
    size_t kind = 0;
    if (!*out)
        return COUNT_OF(images);
    struct config_part part = config_member(site, name);
    while (kind < COUNT_OF(images) && !str_ends_with(str_of(*out), images[kind].ending))
        kind++;
    AUTO_BUF bytes = BUF_INIT(IMAGE_MAX_BYTES);
    struct error err = {0};
    enum status st = file_read(&bytes, *out, &err);
    if (kind == COUNT_OF(images))
        config_fault(&part, "« %s » : il faut un fichier .svg ou .png", name);
    else if (st == STATUS_TOO_LARGE)
        config_fault(&part, "« %s » : plus de %zu Kio", name, IMAGE_MAX_BYTES >> 10);
    else if (st)
        config_fault(&part, "« %s » : %s", name, err.text);
    else if (str_find(buf_str(&bytes), images[kind].sign) == bytes.n)
        config_fault(&part, "« %s » : ce fichier n'est pas une image %s", name,
                     images[kind].ending.at + 1);
    return kind;
}

static void read_images(struct site_config *config, const struct config_part *site)
{
    static const struct str logos[] = {{"site-logo.svg", 13}, {"site-logo.png", 13}};
    static const struct str icons[] = {{"site-icon.svg", 13}, {"site-icon.png", 13}};
    size_t logo = read_image(&config->logo, site, "logo");
    size_t icon = read_image(&config->icon, site, "icon");
    if (logo < COUNT_OF(logos))
        config->identity.logo = logos[logo];
    if (icon < COUNT_OF(icons))
        config->identity.icon = icons[icon];
}

static void read_side(struct theme_side *side, const struct config_part *colours,
                      enum scheme scheme)
{
    struct config_part part = config_mapping(colours, scheme_names[scheme]);
    if (!part.value)
        return;
    const char *const names[] = {theme_colour_names[THEME_ACCENT],
                                 theme_colour_names[THEME_BAND], NULL};
    config_check_names(&part, names, NULL);
    for (int c = 0; c < THEME_COLOUR_COUNT_; c++) {
        const char *text = config_text(&part, names[c]);
        side->is_chosen[c] = text && colour_read(&side->colours[c], str_of(text));
        if (!text || side->is_chosen[c])
            continue;
        struct config_part member = config_member(&part, names[c]);
        config_fault(&member, "« %s » : « %.*s » n'est pas une couleur comme \"#0b5a6b\"",
                     names[c], STR_ARG(utf8_head(str_of(text), 30)));
    }
}

/** Note what cannot be read on what. What was not chosen is blamed on what was. */
static void check_contrast(const struct config_part *colours,
                           const struct site_theme *theme, enum scheme scheme)
{
    struct config_part part = config_mapping(colours, scheme_names[scheme]);
    for (int c = 0; c < THEME_COLOUR_COUNT_; c++) {
        AUTO_BUF faults = BUF_INIT(ERROR_TEXT_BYTES);
        theme_put_faults(&faults, theme, scheme, (enum theme_colour)c);
        struct config_part member =
            part.value ? config_member(&part, theme_colour_names[c]) : *colours;
        if (faults.n > 0)
            config_fault(&member,
                         "« colours », « %s » : contraste trop faible (%s) ; il "
                         "faut 4,5:1",
                         scheme_names[scheme], buf_text(&faults));
    }
}

static void read_colours(struct site_config *config, const struct config_part *site)
{
    struct config_part colours = config_mapping(site, "colours");
    if (!colours.value)
        return;
    const char *const names[] = {scheme_names[SCHEME_LIGHT], scheme_names[SCHEME_DARK],
                                 NULL};
    config_check_names(&colours, names, NULL);
    struct site_theme theme = {0};
    for (int s = 0; s < SCHEME_COUNT_; s++)
        read_side(&theme.sides[s], &colours, (enum scheme)s);
    theme_complete(&theme);
    for (int s = 0; s < SCHEME_COUNT_; s++)
        check_contrast(&colours, &theme, (enum scheme)s);
    AUTO_BUF css = BUF_INIT(4096);
    theme_put_css(&css, &theme);
    config->theme = mem_copy_string(css.at, css.n);
}

static void read_site(struct site_config *config, const struct config_part *site)
{
    struct identity *identity = &config->identity;
    const struct line_rule lines[] = {{"name", &identity->name, 60},
                                      {"promise", &identity->promise, 160},
                                      {"publisher", &identity->publisher, 120},
                                      {"publisher_url", &identity->publisher_url, 400},
                                      {"public_url", &identity->public_url, 200},
                                      {"contact", &identity->contact, 200}};
    config_check_names(site, members, NULL);
    for (size_t i = 0; i < COUNT_OF(lines); i++)
        read_line(site, lines[i]);
    check_addresses(site, identity);
    read_legal_notice(config, site);
    read_examples(config, site);
    read_images(config, site);
    read_colours(config, site);
}

enum status site_config_read(struct site_config *config, const char *path,
                             void (*tell)(const char *fault), struct error *err)
{
    enum status st = config_read(&config->file, path, err);
    if (st)
        return st;
    struct config_part whole = config_whole(config->file);
    config_check_names(&whole, config_members, NULL);
    config->index = config_path(&whole, "index");
    struct config_part site = config_mapping(&whole, "site");
    if (site.value)
        read_site(config, &site);
    const json_t *faults = config_faults(config->file);
    size_t n = json_array_size(faults);
    for (size_t i = 0; i < n; i++)
        tell(json_string_value(json_array_get(faults, i)));
    if (n)
        return error_set(err, STATUS_BAD_INPUT, "%s : %zu faute%s ; rien n'est servi",
                         path, n, n > 1 ? "s" : "");
    return STATUS_OK;
}

void site_config_release(struct site_config *config)
{
    mem_free(config->index);
    mem_free(config->logo);
    mem_free(config->icon);
    mem_free(config->theme);
    mem_free(config->legal_notice);
    mem_free(config->examples);
    config_free(config->file);
    *config = (struct site_config)SITE_CONFIG_INIT;
}
