"""Reads a page of HTML as a tree, which can be asked simple questions."""

import html.parser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
        "source", "track", "wbr"}


class Node:
    def __init__(self, tag, attributes, parent):
        self.tag, self.attributes = tag, dict(attributes)
        self.parent, self.children = parent, []

    def __getitem__(self, name):
        return self.attributes.get(name)

    def walk(self):
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.walk()

    def all(self, tag=None, **wanted):
        """The elements below with this tag and these attributes. class_="x" wants x to
        be one of the classes, True any value."""
        found = []
        for node in self.walk():
            if tag and node.tag != tag:
                continue
            for name, value in wanted.items():
                name = name.rstrip("_").replace("_", "-")
                has = node[name]
                if name not in node.attributes:
                    break
                if value is not True and value != has and not (
                        name == "class" and value in (has or "").split()):
                    break
            else:
                found.append(node)
        return found

    def one(self, tag=None, **wanted):
        found = self.all(tag, **wanted)
        assert len(found) == 1, f"{tag} {wanted}: {len(found)} of them"
        return found[0]

    @property
    def text(self):
        parts = [c.text if isinstance(c, Node) else c for c in self.children]
        return "".join(parts)

    @property
    def words(self):
        return " ".join(self.text.split())


class Parser(html.parser.HTMLParser):
    """Builds the tree. An end tag must end the element that is open."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.root = Node("#root", {}, None)
        self.open = self.root
        self.feed(text)
        self.close()
        assert self.open is self.root, f"<{self.open.tag}> is never ended"

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        node = Node(tag, attributes, self.open)
        self.open.children.append(node)
        if tag not in VOID:
            self.open = node

    def handle_endtag(self, tag):
        assert tag == self.open.tag, f"</{tag}> where <{self.open.tag}> is open"
        self.open = self.open.parent

    def handle_data(self, data):
        self.open.children.append(data)


def parse(text):
    return Parser(text).root
