/* Reads robots.txt: lines of groups, and rules with stars. */
#include "indexer/fetch/robots.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"

/** The most rules of a server that are kept, and the longest pause that is granted. */
#define RULES_MAX 5000
#define PAUSE_MAX_S 60.0

struct rule {
    char *pattern;
    bool allows;
    /* Of a group for "*", and not of one that names us. */
    bool is_general;
};

struct robots {
    struct rule *rules;
    size_t n, room;
    /* A group names us, so that those for "*" do not count. */
    bool is_named;
    /* By whether the group is general; 0 when it is not said. */
    uint32_t pause_ms[2];
};

/** Whom the group that is being read is for. */
struct group {
    bool is_for_us, is_general;
    /* A rule was read, so that the next User-agent begins a new group. */
    bool has_rules;
};

static bool is_word(struct str a, const char *b)
{
    return a.n == strlen(b) && strncasecmp(a.at, b, a.n) == 0;
}

/** Whether the product named in a group, as "inffo-index/1.0", is @p agent. */
static bool is_agent(struct str named, const char *agent)
{
    size_t n = strlen(agent);
    return named.n >= n && strncasecmp(named.at, agent, n) == 0 &&
           (named.n == n || named.at[n] == '/' || named.at[n] == ' ');
}

static void take_agent(struct robots *robots, struct group *group, struct str value,
                       const char *agent)
{
    if (group->has_rules)
        *group = (struct group){false, false, false};
    if (is_agent(value, agent)) {
        group->is_for_us = true;
        robots->is_named = true;
    }
    if (str_equal(value, STR("*")))
        group->is_general = true;
}

static void add_rule(struct robots *robots, const struct group *group, struct str value,
                     bool allows)
{
    if (value.n == 0 || !(group->is_for_us || group->is_general) ||
        robots->n == RULES_MAX)
        return;
    MEM_GROW(robots->rules, robots->n + 1, robots->room, 16);
    robots->rules[robots->n++] =
        (struct rule){mem_copy_string(value.at, value.n), allows, !group->is_for_us};
}

static void take_pause(struct robots *robots, const struct group *group, struct str value)
{
    double seconds = 0;
    if (!(group->is_for_us || group->is_general) || !str_real(&seconds, value) ||
        seconds < 0)
        return;
    double granted = seconds < PAUSE_MAX_S ? seconds : PAUSE_MAX_S;
    robots->pause_ms[!group->is_for_us] = (uint32_t)(granted * 1000);
}

static void take_line(struct robots *robots, struct group *group, struct str line,
                      const char *agent)
{
    struct str name = str_trim(str_cut(&line, ':'));
    if (!line.at)
        return;
    struct str value = str_trim(line);
    if (is_word(name, "user-agent")) {
        take_agent(robots, group, value, agent);
        return;
    }
    bool allows = is_word(name, "allow");
    bool is_pause = is_word(name, "crawl-delay");
    if (!allows && !is_pause && !is_word(name, "disallow"))
        return;
    group->has_rules = true;
    if (is_pause)
        take_pause(robots, group, value);
    else
        add_rule(robots, group, value, allows);
}

struct robots *robots_read(struct str text, const char *agent)
{
    struct robots *robots = mem_new(sizeof *robots);
    struct group group = {false, false, false};
    if (str_starts_with(text, STR("\xEF\xBB\xBF")))
        text = str_between(text, 3, text.n);
    while (text.at) {
        struct str lines = str_cut(&text, '\n');
        /* Old systems end lines with a carriage return alone. */
        while (lines.at) {
            struct str line = str_cut(&lines, '\r');
            take_line(robots, &group, str_cut(&line, '#'), agent);
        }
    }
    return robots;
}

void robots_free(struct robots *robots)
{
    if (!robots)
        return;
    for (size_t i = 0; i < robots->n; i++)
        mem_free(robots->rules[i].pattern);
    mem_free(robots->rules);
    mem_free(robots);
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/** The byte at @p i of @p text, and the place behind it: %XX is the byte that it writes,
 *  but for the bytes that mean something in a pattern. */
static unsigned char byte_at(struct str text, size_t i, size_t *next)
{
    *next = i + 1;
    unsigned char byte = (unsigned char)text.at[i];
    if (byte != '%' || text.n - i < 3)
        return byte;
    int high = digit_of(text.at[i + 1]);
    int low = digit_of(text.at[i + 2]);
    if (high < 0 || low < 0)
        return byte;
    unsigned char written = (unsigned char)(high * 16 + low);
    if (written == '/' || written == '*' || written == '$' || written == '%')
        return byte;
    *next = i + 3;
    return written;
}

bool robots_fits(struct str pattern, const char *text)
{
    struct str path = str_of(text);
    bool is_whole = str_ends_with(pattern, STR("$"));
    if (is_whole)
        pattern.n--;
    /* Where the last star stood, and how far what it stands for reaches. */
    size_t star = SIZE_MAX;
    size_t reach = 0;
    size_t p = 0;
    size_t i = 0;
    for (;;) {
        if (p == pattern.n && (!is_whole || i == path.n))
            return true;
        if (p < pattern.n && pattern.at[p] == '*') {
            star = ++p;
            reach = i;
            continue;
        }
        size_t p_next = p;
        size_t i_next = i;
        if (p < pattern.n && i < path.n &&
            byte_at(pattern, p, &p_next) == byte_at(path, i, &i_next)) {
            p = p_next;
            i = i_next;
            continue;
        }
        if (star == SIZE_MAX || reach >= path.n)
            return false;
        p = star;
        i = ++reach;
    }
}

bool robots_allow(const struct robots *robots, const char *path)
{
    size_t longest = 0;
    bool allows = true;
    for (size_t i = 0; i < robots->n; i++) {
        const struct rule *rule = &robots->rules[i];
        struct str pattern = str_of(rule->pattern);
        bool counts = rule->is_general != robots->is_named && pattern.n >= longest &&
                      robots_fits(pattern, path);
        if (counts && (pattern.n > longest || rule->allows)) {
            longest = pattern.n;
            allows = rule->allows;
        }
    }
    return allows;
}

uint32_t robots_pause_ms(const struct robots *robots)
{
    return robots->pause_ms[!robots->is_named];
}
