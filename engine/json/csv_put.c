/* Quotes the fields of CSV and guards them against being run as formulas. */
#include "engine/json/csv_put.h"

static void begin_field(struct csv_put *csv)
{
    if (csv->in_row)
        buf_put_byte(csv->out, csv->separator);
    csv->in_row = true;
}

static bool is_formula(struct str text)
{
    return text.n && text.at[0] && strchr("=+-@\t\r", text.at[0]);
}

static bool needs_quotes(struct str text, char separator)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.at[i] == separator || (text.at[i] && strchr("\"\r\n", text.at[i])))
            return true;
    return false;
}

void csv_put_text(struct csv_put *csv, struct str text)
{
    begin_field(csv);
    bool quotes = needs_quotes(text, csv->separator);
    if (quotes)
        buf_put_byte(csv->out, '"');
    if (is_formula(text))
        buf_put_byte(csv->out, '\'');
    for (size_t i = 0; i < text.n; i++) {
        if (text.at[i] == '"')
            buf_put_byte(csv->out, '"');
        buf_put_byte(csv->out, text.at[i]);
    }
    if (quotes)
        buf_put_byte(csv->out, '"');
}

void csv_put_number(struct csv_put *csv, uint64_t number)
{
    begin_field(csv);
    buf_put_number(csv->out, number);
}

void csv_end_row(struct csv_put *csv)
{
    buf_put_str(csv->out, STR("\r\n"));
    csv->in_row = false;
}
