"""Write the PDF files of the demonstration: make_pdf.py FOLDER. Each is one page of text
in Helvetica, written here so that no file of bytes has to be kept."""

import pathlib
import sys

SHEETS = {
    "plaquette-vae": ("La VAE en quatre étapes", [
        "Vous travaillez depuis un an au moins ?",
        "1. S'informer dans un point relais conseil.",
        "2. Déposer le dossier de recevabilité.",
        "3. Écrire le livret avec un accompagnateur.",
        "4. Passer devant le jury."]),
    "chiffres-apprentissage": ("L'apprentissage dans le Cantal en 2025", [
        "412 contrats signés dans l'année.",
        "Le bâtiment vient en tête, devant la restauration.",
        "Trois apprentis sur quatre trouvent un emploi en six mois."]),
}


def text_of(line):
    escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return escaped.encode("cp1252")


def content_of(title, lines):
    parts = [b"BT /F1 20 Tf 60 780 Td (" + text_of(title) + b") Tj ET"]
    for number, line in enumerate(lines):
        parts.append(b"BT /F1 12 Tf 60 %d Td (" % (740 - 22 * number) + text_of(line)
                     + b") Tj ET")
    return b"\n".join(parts)


def pdf_of(title, lines):
    content = content_of(title, lines)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
        b" /Encoding /WinAnsiEncoding >>",
        b"<< /Title (" + text_of(title) + b") >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
            + b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            % (len(objects) + 1, len(out)))


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, (title, lines) in SHEETS.items():
        (folder / f"{name}.pdf").write_bytes(pdf_of(title, lines))


if __name__ == "__main__":
    main()
