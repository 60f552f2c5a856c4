/** Writes JSON: names, strings and numbers, and the commas between them. */
final class Json {
    private final StringBuilder out = new StringBuilder(8192);
    private boolean first = true;

    Json open(char bracket) {
        comma();
        out.append(bracket);
        first = true;
        return this;
    }

    Json close(char bracket) {
        out.append(bracket);
        first = false;
        return this;
    }

    Json name(String name) {
        put(name);
        out.append(':');
        first = true;
        return this;
    }

    Json put(long number) {
        comma();
        out.append(number);
        return this;
    }

    Json put(String text) {
        comma();
        if (text == null) {
            out.append("null");
            return this;
        }
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
                continue;
            }
            if (c == '"' || c == '\\') {
                out.append('\\');
            }
            out.append(c);
        }
        out.append('"');
        return this;
    }

    private void comma() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
