/* Reads the elements of LHEO, one offer at a time. */
#include "indexer/office/lheo.h"

#include "base/utf8.h"
#include "engine/record/record.h"
#include "indexer/office/lheo_offer.h"
#include "indexer/office/xml_events.h"

#define TEXT_ROOM ((size_t)1 << 20)
/** Where the first elements of a file stand. */
#define ELEMENTS_WITHIN 4000

/** Parts of an address, a contact or a period, until the whole is read. */
enum slot {
    SLOT_DENOMINATION,
    SLOT_CIVILITY,
    SLOT_FIRST_NAME,
    SLOT_NAME,
    SLOT_LINE,
    SLOT_POSTCODE,
    SLOT_TOWN,
    SLOT_PHONE,
    SLOT_MAIL,
    SLOT_WEB,
    SLOT_BEGIN,
    SLOT_END,
    SLOT_COUNT_
};

/** Where the reading of an offer stands. */
struct cursor {
    struct lheo_offer offer;
    struct str slots[SLOT_COUNT_];
    bool is_in_offer;
};

static void clear_slots(struct cursor *at)
{
    for (size_t i = 0; i < SLOT_COUNT_; i++)
        at->slots[i] = STR("");
}

static void open_action(struct cursor *at)
{
    at->offer.action = ++at->offer.n_actions;
}

static void close_action(struct cursor *at)
{
    at->offer.action = 0;
}

/* Wholes, when they end. */

static void put_slots(struct buf *out, const struct cursor *at, enum slot first,
                      enum slot last, const char *between)
{
    for (size_t i = first; i <= (size_t)last; i++)
        if (at->slots[i].n)
            buf_printf(out, "%s%.*s", out->n ? between : "", STR_ARG(at->slots[i]));
}

/** « 12 rue des Lices, 35000 Rennes ». */
static void put_address(struct buf *out, const struct cursor *at)
{
    AUTO_BUF town = BUF_INIT(TEXT_ROOM);
    put_slots(&town, at, SLOT_POSTCODE, SLOT_TOWN, " ");
    put_slots(out, at, SLOT_LINE, SLOT_LINE, "");
    if (town.n)
        buf_printf(out, "%s%s", out->n ? ", " : "", buf_text(&town));
}

static void put_contact(struct buf *out, const struct cursor *at)
{
    AUTO_BUF address = BUF_INIT(TEXT_ROOM);
    put_slots(out, at, SLOT_CIVILITY, SLOT_NAME, " ");
    put_address(&address, at);
    if (address.n)
        buf_printf(out, "%s%s", out->n ? "\n" : "", buf_text(&address));
    put_slots(out, at, SLOT_PHONE, SLOT_WEB, "\n");
}

static void close_place(struct cursor *at)
{
    AUTO_BUF text = BUF_INIT(TEXT_ROOM);
    put_slots(&text, at, SLOT_DENOMINATION, SLOT_DENOMINATION, "");
    put_slots(&text, at, SLOT_NAME, SLOT_NAME, "\n");
    AUTO_BUF address = BUF_INIT(TEXT_ROOM);
    put_address(&address, at);
    if (address.n)
        buf_printf(&text, "%s%s", text.n ? "\n" : "", buf_text(&address));
    lheo_add(&at->offer, LHEO_PLACE, buf_str(&text));
}

static void close_contact(struct cursor *at)
{
    AUTO_BUF text = BUF_INIT(TEXT_ROOM);
    put_contact(&text, at);
    lheo_add(&at->offer, LHEO_CONTACT, buf_str(&text));
}

static void close_provider(struct cursor *at)
{
    AUTO_BUF text = BUF_INIT(TEXT_ROOM);
    put_contact(&text, at);
    lheo_add(&at->offer, LHEO_PROVIDER, buf_str(&text));
}

static void close_url(struct cursor *at)
{
    if (!at->offer.url.n)
        at->offer.url = at->slots[SLOT_WEB];
}

/** Put « 01/09/2026 » for « 20260901 ». @return whether it is a day */
static bool put_day(struct buf *out, struct str day, const char *before)
{
    if (day.n != 8 || str_number(day, 20991231) < 19700101)
        return false;
    buf_printf(out, "%s%.2s/%.2s/%.4s", before, day.at + 6, day.at + 4, day.at);
    return true;
}

static void close_session(struct cursor *at)
{
    struct str begin = at->slots[SLOT_BEGIN], end = at->slots[SLOT_END];
    AUTO_BUF text = BUF_INIT(TEXT_ROOM);
    bool has_begin = put_day(&text, begin, "Du ");
    bool has_end = put_day(&text, end, has_begin ? " au " : "Jusqu'au ");
    struct lheo_offer *offer = &at->offer;
    if (has_begin && (!offer->first_day.n || str_compare(begin, offer->first_day) < 0))
        offer->first_day = begin;
    if (has_end && (!offer->last_day.n || str_compare(end, offer->last_day) > 0))
        offer->last_day = end;
    lheo_add(offer, LHEO_SESSION, buf_str(&text));
}

static const struct {
    const char *name;
    void (*open)(struct cursor *at);
    void (*close)(struct cursor *at);
} wholes[] = {
    {"action", open_action, close_action},
    {"lieu-de-formation", clear_slots, close_place},
    {"contact-formation", clear_slots, close_contact},
    {"contact-formateur", clear_slots, close_contact},
    {"coordonnees-organisme", clear_slots, close_provider},
    {"contact-organisme", clear_slots, close_provider},
    {"periode", clear_slots, close_session},
    {"url-formation", clear_slots, close_url},
    {"url-action", clear_slots, close_url},
    {"adresse-inscription", clear_slots, NULL},
    {"adresse-information", clear_slots, NULL},
};

/* Elements with text. */

static const struct {
    const char *name;
    enum lheo_part part;
    /* What is put before the text, such as « Formacode ». */
    const char *before;
} texts[] = {
    {"objectif-formation", LHEO_GOAL, ""},
    {"contenu-formation", LHEO_CONTENT, ""},
    {"resultats-attendus", LHEO_RESULTS, ""},
    {"info-public-vise", LHEO_PUBLIC, ""},
    {"conditions-specifiques", LHEO_CONDITIONS, ""},
    {"rythme-formation", LHEO_PACE, ""},
    {"duree-indicative", LHEO_DURATION, ""},
    {"nombre-heures-total", LHEO_DURATION, "Nombre d'heures : "},
    {"modalites-pedagogiques", LHEO_METHODS, ""},
    {"modalites-alternance", LHEO_ALTERNATION, ""},
    {"modalites-recrutement", LHEO_SELECTION, ""},
    {"infos-perimetre-recrutement", LHEO_SELECTION, ""},
    {"modalites-inscription", LHEO_ENROLMENT, ""},
    {"detail-conditions-prise-en-charge", LHEO_FUNDING, ""},
    {"frais-restants", LHEO_COST, ""},
    {"prix-total-TTC", LHEO_COST, "Prix TTC (€) : "},
    {"restauration", LHEO_SERVICES, "Restauration : "},
    {"hebergement", LHEO_SERVICES, "Hébergement : "},
    {"transport", LHEO_SERVICES, "Transport : "},
    {"acces-handicapes", LHEO_SERVICES, "Accès handicapés : "},
    {"code-RNCP", LHEO_CERTIFICATION, "RNCP "},
    {"code-RS", LHEO_CERTIFICATION, "RS "},
    {"code-CERTIFINFO", LHEO_CERTIFICATION, "CertifInfo "},
    {"code-FORMACODE", LHEO_FIELD, "Formacode "},
    {"code-NSF", LHEO_FIELD, "NSF "},
    {"code-ROME", LHEO_FIELD, "ROME "},
    {"nom-organisme", LHEO_PROVIDER, ""},
    {"raison-sociale", LHEO_PROVIDER, ""},
    {"renseignements-specifiques", LHEO_PROVIDER, ""},
};

static const struct {
    const char *name;
    enum slot slot;
} parts[] = {
    {"denomination", SLOT_DENOMINATION},
    {"civilite", SLOT_CIVILITY},
    {"prenom", SLOT_FIRST_NAME},
    {"nom", SLOT_NAME},
    {"ligne", SLOT_LINE},
    {"codepostal", SLOT_POSTCODE},
    {"ville", SLOT_TOWN},
    {"numtel", SLOT_PHONE},
    {"courriel", SLOT_MAIL},
    {"urlweb", SLOT_WEB},
    {"debut", SLOT_BEGIN},
    {"fin", SLOT_END},
};

/** Put the text in the slot; lines of an address follow each other. */
static void fill_slot(struct cursor *at, enum slot slot, struct str text)
{
    struct str before = at->slots[slot];
    if (slot != SLOT_LINE || !before.n) {
        if (!before.n)
            at->slots[slot] = arena_str(at->offer.arena, text);
        return;
    }
    AUTO_BUF both = BUF_INIT(TEXT_ROOM);
    buf_printf(&both, "%.*s, %.*s", STR_ARG(before), STR_ARG(text));
    at->slots[slot] = arena_str(at->offer.arena, buf_str(&both));
}

/** @p code, without what @p before says already: « RNCP35913 » behind « RNCP ». */
static struct str without(struct str code, const char *before)
{
    struct str word = str_trim(str_of(before));
    return word.n && str_starts_with(code, word)
               ? str_trim(str_between(code, word.n, code.n))
               : code;
}

static void take_text(struct cursor *at, size_t i, struct str text)
{
    AUTO_BUF whole = BUF_INIT(TEXT_ROOM);
    text = without(text, texts[i].before);
    /* « 0 » stands for a code that there is not. */
    if (!text.n || (texts[i].part == LHEO_CERTIFICATION && str_number(text, 0) == 0))
        return;
    buf_put_text(&whole, texts[i].before);
    buf_put_str(&whole, text);
    if (texts[i].part == LHEO_PROVIDER && !at->offer.provider.n)
        at->offer.provider = arena_str(at->offer.arena, text);
    lheo_add(&at->offer, texts[i].part, buf_str(&whole));
}

static size_t text_of(struct str name)
{
    size_t i = 0;
    while (i < COUNT_OF(texts) && !str_equal(name, str_of(texts[i].name)))
        i++;
    return i;
}

static size_t part_of(struct str name)
{
    size_t i = 0;
    while (i < COUNT_OF(parts) && !str_equal(name, str_of(parts[i].name)))
        i++;
    return i;
}

/** Read an element with text. @return whether @p taken is set */
static enum status take_leaf(bool *taken, struct cursor *at, struct xml_events *events,
                             struct error *err)
{
    size_t text = text_of(xml_name(events)), part = part_of(xml_name(events));
    bool is_title = str_equal(xml_name(events), STR("intitule-formation"));
    *taken = text < COUNT_OF(texts) || part < COUNT_OF(parts) || is_title;
    if (!*taken)
        return STATUS_OK;
    AUTO_BUF value = BUF_INIT(TEXT_ROOM);
    enum status st = xml_put_text(&value, events, err);
    struct str s = str_trim(buf_str(&value));
    if (st || utf8_first_invalid(s) < s.n)
        return st;
    if (is_title)
        at->offer.title = arena_str(at->offer.arena, s);
    else if (text < COUNT_OF(texts))
        take_text(at, text, s);
    else
        fill_slot(at, parts[part].slot, s);
    return STATUS_OK;
}

/* Offers. */

static bool is_offer(struct str name)
{
    return str_equal(name, STR("formation")) || str_equal(name, STR("resume-offre"));
}

static void open_offer(struct cursor *at, const struct xml_events *events)
{
    struct arena *arena = at->offer.arena;
    arena_clear(arena);
    struct str changed = xml_attribute(events, "datemaj");
    if (!changed.n)
        changed = xml_attribute(events, "datecrea");
    at->offer = (struct lheo_offer){
        .arena = arena,
        .title = STR(""),
        .number = arena_str(arena, xml_attribute(events, "numero")),
        .url = arena_str(arena, xml_attribute(events, "href")),
        .provider = STR(""),
        .changed = arena_str(arena, changed),
        .first_line = xml_line(events),
    };
    clear_slots(at);
    at->is_in_offer = true;
}

static enum status open_element(struct cursor *at, struct xml_events *events,
                                struct error *err)
{
    struct str name = xml_name(events);
    if (is_offer(name) && !at->is_in_offer) {
        open_offer(at, events);
        return STATUS_OK;
    }
    if (!at->is_in_offer)
        return STATUS_OK;
    if (str_equal(name, STR("extras")) || str_equal(name, STR("sous-modules")))
        return xml_skip(events, err);
    for (size_t i = 0; i < COUNT_OF(wholes); i++)
        if (str_equal(name, str_of(wholes[i].name)))
            wholes[i].open(at);
    bool taken;
    return take_leaf(&taken, at, events, err);
}

static enum status close_element(struct cursor *at, const struct xml_events *events,
                                 struct sheet_reading *with, struct error *err)
{
    struct str name = xml_name(events);
    if (!at->is_in_offer)
        return STATUS_OK;
    if (is_offer(name)) {
        at->is_in_offer = false;
        at->offer.last_line = xml_line(events) > at->offer.first_line
                                  ? xml_line(events)
                                  : at->offer.first_line;
        return lheo_take(with, &at->offer, err);
    }
    for (size_t i = 0; i < COUNT_OF(wholes); i++)
        if (wholes[i].close && str_equal(name, str_of(wholes[i].name)))
            wholes[i].close(at);
    return STATUS_OK;
}

/** @return what the sink returned; what is wrong in the file goes to @p fault. */
static enum status read_offers(struct cursor *at, struct xml_events *events,
                               struct sheet_reading *with, struct error *fault,
                               struct error *err)
{
    enum xml_event event = XML_OPEN;
    enum status st = STATUS_OK;
    while (!st && !fault->text[0] && !xml_next(&event, events, fault) &&
           event != XML_END) {
        if (event == XML_OPEN)
            (void)open_element(at, events, fault);
        else if (event == XML_CLOSE)
            st = close_element(at, events, with, err);
    }
    return st;
}

bool lheo_is_content(struct str content)
{
    struct str head = {content.at,
                       content.n < ELEMENTS_WITHIN ? content.n : ELEMENTS_WITHIN};
    if (str_starts_with(head, STR("\xEF\xBB\xBF")))
        head = str_between(head, 3, head.n);
    bool is_xml = str_starts_with(str_trim(head), STR("<"));
    return is_xml && (str_find(head, STR("<lheo")) < head.n ||
                      str_find(head, STR(":lheo")) < head.n ||
                      str_find(head, STR("<intitule-formation")) < head.n ||
                      str_find(head, STR("<domaine-formation")) < head.n);
}

enum status lheo_read(struct str content, const struct reading *reading,
                      struct error *err)
{
    AUTO_XML_EVENTS *events = xml_events_new(content);
    CLEANUP(sheet_reading_release) struct sheet_reading with;
    sheet_reading_init(&with, reading);
    struct cursor at = {.offer = {.arena = arena_new()}};
    struct error fault = {0};
    enum status st = read_offers(&at, events, &with, &fault, err);
    arena_free(at.offer.arena);
    if (!st && fault.text[0])
        source_refuse(reading->sink, xml_line(events), "%s", fault.text);
    else if (!st && !intern_count(with.ids))
        source_refuse(reading->sink, 1, "aucune formation dans ce fichier LHEO");
    return st;
}
