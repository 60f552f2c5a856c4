"""The API: every endpoint, every parameter, every error, and their headers."""

import tempfile
import unittest

import daemon
import programs

PROBLEM = "urn:inffo-search:probleme:"


def setUpModule():
    global folder, index, server
    folder = tempfile.TemporaryDirectory()
    index = folder.name + "/index"
    daemon.publish(index)
    server = daemon.Daemon(index, "--threads", "2", "--cors", "https://a.fr",
                           "https://b.fr")


def tearDownModule():
    server.__exit__()
    folder.cleanup()


def search(query=""):
    reply = server.get("/api/v1/search" + (f"?{query}" if query else ""))
    assert reply.status == 200, reply.text
    return reply.json()


def counts(answer, facet):
    return {value["value"]: value["count"] for value in answer["facets"][facet]}


class Search(unittest.TestCase):
    def test_the_body_has_the_members_of_the_contract(self):
        answer = search("q=vae+inversee&explain=1")
        self.assertEqual({"query", "total", "partial_total", "page", "per_page", "pages",
                          "index", "figures", "hits", "facets", "links"}, set(answer))
        self.assertLessEqual({"text", "mode", "relaxed", "corrected", "expanded",
                              "understood"},
                             set(answer["query"]))
        self.assertEqual({"generation", "built_at", "documents"}, set(answer["index"]))
        self.assertEqual({"self", "first", "prev", "next", "last", "html", "atom"},
                         set(answer["links"]))
        self.assertLessEqual(
            {"id", "kind", "title", "title_html", "url", "regions", "themes", "date",
             "valid_from",
             "valid_to", "source", "author", "snippet", "snippet_html", "section",
             "score", "partial", "part_of", "explain", "parts"}, set(answer["hits"][0]))
        self.assertEqual({"region", "theme", "kind", "year"}, set(answer["facets"]))

    def test_places_and_times_in_the_words_are_offered(self):
        answer = search("q=vae+hdf+depuis+2025")
        self.assertEqual(
            [{"text": "hdf", "parameter": "region", "value": "32",
              "label": "Hauts-de-France", "applied": False},
             {"text": "depuis 2025", "parameter": "from", "value": "2025",
              "label": "depuis 2025",
              "applied": False}], answer["query"]["understood"])
        self.assertEqual([], search("q=16-25+ans")["query"]["understood"])
        in_force = search("q=programmes+en+vigueur")["query"]["understood"]
        self.assertEqual(["valid_at"], [u["parameter"] for u in in_force])
        day = in_force[0]["value"]
        reply = server.get(f"/api/v1/search?q=programmes&valid_at={day}")
        self.assertEqual(200, reply.status)

    def test_words_that_are_all_places_list_their_documents(self):
        of_the_region = search("region=32&per_page=50")
        answer = search("q=59&per_page=50")
        self.assertEqual([True], [u["applied"] for u in answer["query"]["understood"]])
        self.assertEqual(of_the_region["total"], answer["total"])
        self.assertEqual([h["id"] for h in of_the_region["hits"]],
                         [h["id"] for h in answer["hits"]])
        self.assertEqual(counts(of_the_region, "kind"), counts(answer, "kind"))
        listed = search("q=hdf+avril+2026")
        self.assertFalse(listed["query"]["relaxed"])
        self.assertEqual(["vae-inversee"], [h["id"] for h in listed["hits"]])

    def test_the_right_document_comes_first_marked(self):
        hit = search("q=vae+invers%C3%A9e")["hits"][0]
        self.assertEqual("vae-inversee", hit["id"])
        self.assertIn("<mark>VAE</mark>",
                      hit["title_html"].replace("<mark>VAE inversée</mark>",
                                               "<mark>VAE</mark>"))
        self.assertEqual("2026-04-07", hit["date"])

    def test_without_words_everything_comes_newest_first(self):
        answer = search()
        self.assertEqual(45, answer["total"])
        dates = [hit["date"] for hit in answer["hits"]]
        self.assertEqual(sorted(dates, reverse=True), dates)

    def test_values_of_one_parameter_add_up_and_parameters_narrow(self):
        one, two = search("region=32")["total"], search("region=32&region=bretagne")[
            "total"]
        self.assertEqual((2, 4), (one, two))
        self.assertEqual(1, search("region=32&region=53&kind=news")["total"])
        self.assertEqual(1, search("region=national")["total"])

    def test_a_facet_ignores_its_own_filter_and_obeys_the_others(self):
        free, filtered = search("kind=aid"), search("kind=aid&region=32")
        self.assertEqual(0, filtered["total"])
        self.assertEqual(counts(free, "region"), counts(filtered, "region"))
        self.assertNotEqual(counts(free, "kind"), counts(filtered, "kind"))

    def test_the_18_regions_are_always_there_in_alphabetical_order(self):
        values = search("q=vae")["facets"]["region"]
        self.assertEqual(19, len(values))
        self.assertEqual("national", values[-1]["value"])
        labels = [v["label"].replace("Î", "I") for v in values[:-1]]
        self.assertEqual(sorted(labels), labels)

    def test_total_counts_exactly_the_documents_that_pages_hold(self):
        for query in ("q=apprentissage", "q=notice&kind=aid", "region=11"):
            answer = search(query + "&per_page=7")
            found = []
            for page in range(1, answer["pages"] + 1):
                found += [hit["id"]
                          for hit in search(f"{query}&per_page=7&page={page}")["hits"]]
            self.assertEqual(answer["total"], len(found))
            self.assertEqual(len(found), len(set(found)))

    def test_documents_that_hold_a_part_come_behind_and_are_counted_apart(self):
        answer = search("q=vae+inversee&per_page=1")
        self.assertEqual((1, 1, 2), (answer["total"], answer["partial_total"],
                                     answer["pages"]))
        self.assertFalse(answer["query"]["relaxed"])
        self.assertEqual([("vae-inversee", False)],
                         [(hit["id"], hit["partial"]) for hit in answer["hits"]])
        self.assertEqual(1, counts(answer, "kind")["news"])
        self.assertNotIn("programme", counts(answer, "kind"))
        self.assertEqual("/api/v1/search?q=vae%20inversee&per_page=1&page=2",
                         answer["links"]["next"].replace("+", "%20"))
        behind = search("q=vae+inversee&per_page=1&page=2")
        self.assertEqual([("cper/2023", True)],
                         [(hit["id"], hit["partial"]) for hit in behind["hits"]])
        self.assertEqual((1, 1), (behind["total"], behind["partial_total"]))
        self.assertIsNone(behind["links"]["next"])

    def test_no_document_holds_a_part_by_date_in_strict_mode_or_when_relaxed(self):
        for query in ("q=vae+inversee&sort=newest", "q=vae+inversee&sort=oldest",
                      "q=vae+inversee&mode=strict", "q=inversee+apprentissage",
                      "q=vae", "q=vae+inversee&region=11"):
            answer = search(query)
            self.assertEqual(0, answer["partial_total"], query)
            self.assertFalse([hit for hit in answer["hits"] if hit["partial"]], query)
        self.assertTrue(search("q=inversee+apprentissage")["query"]["relaxed"])

    def test_dates_and_validity_filter(self):
        self.assertEqual(2, search("from=2026")["total"])
        self.assertEqual(1, search("from=2026-04&to=2026-04-07")["total"])
        self.assertEqual(1, search("to=2015")["total"])
        self.assertEqual(["cper/2023"],
                         [h["id"] for h in search("valid_at=2024-06-01")["hits"]])

    def test_facets_are_chosen(self):
        self.assertEqual({}, search("facets=none")["facets"])
        self.assertEqual({"month", "source"},
                         set(search("facets=month&facets=source")["facets"]))

    def test_the_same_request_gives_the_same_bytes(self):
        bodies = {server.get("/api/v1/search?q=apprentissage&explain=1").body
                  for _ in range(5)}
        self.assertEqual(1, len(bodies))

    def test_nfc_and_nfd_give_the_same_hits(self):
        nfc, nfd = search("q=invers%C3%A9e"), search("q=inverse%CC%81e")
        self.assertEqual(nfc["hits"], nfd["hits"])

    def test_links_lead_from_page_to_page(self):
        answer = search("q=apprentissage&per_page=10&page=2")
        links = answer["links"]
        for name, page in (("first", 1), ("prev", 1), ("self", 2), ("next", 3),
                           ("last", 4)):
            self.assertEqual(page, server.get(links[name]).json()["page"], name)
        self.assertEqual(200, server.get(links["html"]).status)
        last = server.get(links["last"]).json()
        self.assertIsNone(last["links"]["next"])

    def test_no_element_but_mark_is_in_the_html(self):
        answer = search("q=titre+attaquable+mots")
        hit = next(h for h in answer["hits"] if h["id"] == "attaque")
        for name in ("title_html", "snippet_html"):
            bare = hit[name].replace("<mark>", "").replace("</mark>", "")
            self.assertNotIn("<", bare)
            self.assertNotIn(">", bare)

    def test_nothing_that_a_person_types_is_an_error(self):
        for words in ("%22", "%28%28%28", "-", "OU", "ET+ET", "inconnu:x", "titre:", "*",
                      "a*",
                      "%C2%AB", "date:..", "NOT+NOT", "a+-b", "%27",
                      "\u00e9".encode().hex()):
            self.assertEqual(200, server.get("/api/v1/search?q=" + words).status, words)


class Faults(unittest.TestCase):
    """Each query string, and the parameters that the answer 400 must name."""

    CASES = {
        "page=0": ["page"], "page=x": ["page"], "page=-1": ["page"],
        "page=1&page=2": ["page"],
        "per_page=51": ["per_page"], "per_page=0": ["per_page"], "page=101": ["page"],
        "page=99999999999999999999": ["page"],
        "region=99": ["region"], "theme=nope": ["theme"],
        "kind=nope": ["kind"],
        "from=2026-13": ["from"], "from=hier": ["from"], "to=2026-02-31": ["to"],
        "from=2026&to=2025": ["to"], "valid_at=2026": ["valid_at"], "sort=best": ["sort"],
        "mode=x": ["mode"], "facets=colour": ["facets"],
        "facets=none&facets=kind": ["facets"],
        "explain=2": ["explain"], "q=a&q=b": ["q"], "q=%ff": ["q"],
        "q=" + "a" * 513: ["q"],
        "q=%zz": ["q"], "q=%00": ["q"], "foo=1": ["foo"],
        "page=0&sort=x&foo=1": ["page", "sort", "foo"],
    }

    def test_each_is_a_400_that_names_the_parameter_in_french(self):
        for query, parameters in self.CASES.items():
            with self.subTest(query):
                reply = server.get("/api/v1/search?" + query)
                self.assertEqual(400, reply.status)
                self.assertEqual("application/problem+json",
                                 reply.headers["Content-Type"])
                self.assertEqual("fr", reply.headers["Content-Language"])
                self.assertEqual("no-store", reply.headers["Cache-Control"])
                body = reply.json()
                self.assertEqual(PROBLEM + "parametre-invalide", body["type"])
                self.assertEqual(400, body["status"])
                self.assertTrue(body["title"] and body["detail"])
                self.assertEqual(parameters, [e["parameter"] for e in body["errors"]])
                self.assertTrue(all(e["detail"] for e in body["errors"]))

    def test_512_characters_are_not_too_many(self):
        self.assertEqual(200, server.get("/api/v1/search?q=" + "%C3%A9" * 512).status)

    def test_other_endpoints_name_their_unknown_parameters(self):
        for path in ("/api/v1/regions", "/api/v1/themes", "/api/v1/kinds",
                     "/api/v1/acronyms",
                     "/api/v1/documents/vae-inversee", "/api/v1/analyze",
                     "/api/v1/suggest"):
            reply = server.get(path + "?foo=1"
                               + ("&text=a" if path.endswith("analyze") else ""))
            self.assertEqual(400, reply.status, path)
            self.assertEqual(["foo"], [e["parameter"] for e in reply.json()["errors"]])

    def test_what_is_not_there_is_a_404(self):
        for path in ("/api/v1/nope", "/api/v1/documents/nope", "/api/v1/documents/",
                     "/api/",
                     "/feed.xml", "/assets/nope.css", "/assets/../../etc/passwd",
                     "/assets/..%2f..%2fetc%2fpasswd"):
            self.assertEqual(404, server.get(path).status, path)
        self.assertEqual(PROBLEM + "introuvable",
                         server.get("/api/v1/nope").json()["type"])

    def test_what_cannot_be_given_is_a_406(self):
        reply = server.get("/api/v1/search", Accept="text/csv")
        self.assertEqual(406, reply.status)
        self.assertEqual(PROBLEM + "format-indisponible", reply.json()["type"])
        self.assertEqual(406, server.get("/recherche", Accept="application/json").status)
        for accept in ("*/*", "application/*", "application/json;q=0.1",
                       "text/html, */*;q=0.01"):
            self.assertEqual(200, server.get("/api/v1/search", Accept=accept).status,
                             accept)

    def test_no_path_of_the_machine_is_told(self):
        for target in ("/api/v1/search?foo=1", "/api/v1/documents/nope", "/readyz",
                       "/nope"):
            self.assertNotIn(index, server.get(target).text)


class Documents(unittest.TestCase):
    def test_a_document_is_whole(self):
        document = server.get("/api/v1/documents/vae-inversee").json()
        self.assertEqual("VAE inversée : un premier bilan", document["title"])
        self.assertIn("Le dispositif s'achève en 2026.", document["text"])
        self.assertEqual(["32"], document["regions"])
        self.assertEqual("https://exemple.fr/vae?a=1&b=2", document["url"])
        self.assertTrue(document["origin"]["file"])
        self.assertEqual(2, len(document["origin"]["lines"]))

    def test_an_id_with_a_slash_is_found_as_it_is_and_encoded(self):
        for path in ("cper/2023", "cper%2F2023"):
            document = server.get("/api/v1/documents/" + path).json()
            self.assertEqual("cper/2023", document["id"])
            self.assertEqual("2027-12-31", document["valid_to"])


class Vocabularies(unittest.TestCase):
    def test_regions(self):
        regions = server.get("/api/v1/regions").json()["regions"]
        self.assertEqual(19, len(regions))
        north = next(r for r in regions if r["id"] == "32")
        self.assertEqual(("hauts-de-france", "Hauts-de-France", 2),
                         (north["slug"], north["label"], north["documents"]))
        self.assertIn("Picardie", north["former_names"])
        self.assertIn({"id": "59", "label": "Nord"}, north["departments"])
        self.assertEqual("national", regions[-1]["id"])

    def test_themes(self):
        themes = {t["id"]: t for t in server.get("/api/v1/themes").json()["themes"]}
        self.assertEqual("certification-vae", themes["vae"]["parent"])
        self.assertIsNone(themes["certification-vae"]["parent"])
        self.assertEqual(40, themes["apprentissage-alternance"]["documents"])
        self.assertTrue(any(t["documents"] == 0 for t in themes.values()))

    def test_kinds(self):
        kinds = {k["id"]: k for k in server.get("/api/v1/kinds").json()["kinds"]}
        self.assertEqual(10, len(kinds))
        self.assertEqual(("Actualité", 1),
                         (kinds["news"]["label"], kinds["news"]["documents"]))

    def test_acronyms(self):
        body = server.get("/api/v1/acronyms").body
        self.assertEqual(body, server.get("/api/v1/acronyms").body)
        acronyms = {a["id"]: a for a in daemon.json.loads(body)["acronyms"]}
        self.assertEqual("validation des acquis de l'expérience",
                         acronyms["VAE"]["label"])
        self.assertEqual(search("q=VAE")["total"], acronyms["VAE"]["documents"])
        self.assertEqual(1, acronyms["VAE inversée"]["documents"])
        self.assertTrue(any(a["documents"] == 0 for a in acronyms.values()))

    def test_analyze(self):
        answer = server.get(
            "/api/v1/analyze?text=l%E2%80%99apprentissage+du+m%C3%A9tier").json()
        words = {t["folded"]: t for t in answer["tokens"]}
        text = "l’apprentissage du métier".encode()
        for token in answer["tokens"]:
            written = text[token["start"]:token["end"]].decode()
            self.assertEqual(token["written"], written)
        self.assertIn("stop", words["du"]["flags"])
        self.assertEqual(3, answer["words"])
        self.assertEqual([], server.get("/api/v1/analyze?text=+").json()["tokens"])
        reply = server.get("/api/v1/analyze")
        self.assertEqual((400, "text"),
                         (reply.status, reply.json()["errors"][0]["parameter"]))
        self.assertEqual(400, server.get("/api/v1/analyze?text=%ff").status)


class Headers(unittest.TestCase):
    CACHED = ("/api/v1/search?q=vae", "/api/v1/documents/vae-inversee", "/api/v1/regions",
              "/api/v1/themes", "/api/v1/kinds", "/api/v1/acronyms",
              "/api/v1/analyze?text=a",
              "/api/v1/suggest?q=vae", "/api/v1/suggest?q=vae&format=opensearch", "/",
              "/recherche?q=vae", "/documents/vae-inversee?q=vae")

    def test_what_the_client_has_is_a_304(self):
        for target in self.CACHED:
            with self.subTest(target):
                reply = server.get(target)
                etag = reply.headers["ETag"]
                self.assertRegex(etag, r'^"[^"]+"$')
                self.assertEqual("public, max-age=60, stale-while-revalidate=300",
                                 reply.headers["Cache-Control"])
                for sent in (etag, "W/" + etag, f'"x", {etag}', "*"):
                    again = server.get(target, If_None_Match=sent)
                    self.assertEqual((304, b""), (again.status, again.body))
                    self.assertEqual(etag, again.headers["ETag"])
                    self.assertEqual(reply.headers["Vary"], again.headers["Vary"])
                self.assertEqual(200, server.get(target, If_None_Match='"x"').status)

    def test_a_304_leaves_the_connection_usable(self):
        connection = server.connect()
        etag = server.get("/api/v1/search", connection=connection).headers["ETag"]
        server.get("/api/v1/search", connection=connection, If_None_Match=etag)
        self.assertEqual(200, server.get("/healthz", connection=connection).status)
        connection.close()

    def test_tags_are_of_the_normalised_request(self):
        def tag(query):
            return server.get("/api/v1/search?" + query).headers["ETag"]
        self.assertEqual(tag("q=vae&region=32&kind=news"),
                         tag("kind=news&q=vae&region=hauts-de-france"))
        self.assertEqual(tag("q=vae"),
                         tag("q=vae&page=1&per_page=10&sort=relevance&mode=broad"))
        self.assertNotEqual(tag("q=vae"), tag("q=vae&region=32"))
        self.assertNotEqual(tag("q=vae"), tag("q=vae&page=2"))

    def test_link_repeats_the_links(self):
        reply = server.get("/api/v1/search?q=apprentissage&page=2")
        links, header = reply.json()["links"], reply.headers["Link"]
        for name in ("self", "first", "prev", "next", "last"):
            self.assertIn(f'<{links[name]}>; rel="{name}"', header)
        self.assertIn(f'<{links["html"]}>; rel="alternate"; type="text/html"', header)

    def test_very_long_links_stay_in_the_body(self):
        reply = server.get("/api/v1/search?q=" + "%C3%A9" * 512)
        self.assertIsNone(reply.headers["Link"])
        self.assertLess(sum(len(k) + len(v) for k, v in reply.headers.items()), 4000)

    def test_time_is_told_outside_the_body(self):
        stages = ["plan", "match", "facets", "rank", "extracts", "write", "total"]
        for path in ("/api/v1/search?q=temps", "/recherche?q=temps"):
            self.assertRegex(server.get(path).headers["Server-Timing"],
                             "^" + ", ".join(rf"{stage};dur=\d+\.\d+" for stage in stages)
                             + "$")
            self.assertRegex(server.get(path).headers["Server-Timing"],
                             r"^total;dur=\d+\.\d+, cache;desc=hit$")
        self.assertRegex(server.get("/api/v1/regions").headers["Server-Timing"],
                         r"^total;dur=\d+\.\d+$")

    def test_vary_is_set(self):
        self.assertIn("Origin", server.get("/api/v1/search").headers["Vary"])
        self.assertIn("Accept", server.get("/recherche").headers["Vary"])

    def test_types_are_not_guessed(self):
        for target in (*self.CACHED, "/healthz", "/nope"):
            self.assertEqual("nosniff",
                             server.get(target).headers["X-Content-Type-Options"])


class Cors(unittest.TestCase):
    def test_an_allowed_origin_may_read_answers_and_errors(self):
        for target in ("/api/v1/search", "/api/v1/search?page=x", "/api/v1/nope"):
            reply = server.get(target, Origin="https://b.fr")
            self.assertEqual("https://b.fr", reply.headers["Access-Control-Allow-Origin"],
                             target)
            self.assertIsNone(reply.headers["Access-Control-Allow-Credentials"])
            self.assertIn("Origin", reply.headers["Vary"])

    def test_others_may_not(self):
        for origin in ("https://c.fr", "null", "https://a.fr.c.fr", "http://a.fr"):
            reply = server.get("/api/v1/search", Origin=origin)
            self.assertIsNone(reply.headers["Access-Control-Allow-Origin"])
        self.assertIsNone(server.get("/recherche", Origin="https://a.fr")
                          .headers["Access-Control-Allow-Origin"])

    def test_preflights(self):
        reply = server.get("/api/v1/search", "OPTIONS", Origin="https://a.fr",
                           Access_Control_Request_Method="GET",
                           Access_Control_Request_Headers="if-none-match")
        self.assertEqual((204, b""), (reply.status, reply.body))
        self.assertEqual("https://a.fr", reply.headers["Access-Control-Allow-Origin"])
        self.assertIn("GET", reply.headers["Access-Control-Allow-Methods"])
        self.assertIn("If-None-Match", reply.headers["Access-Control-Allow-Headers"])
        reply = server.get("/api/v1/search", "OPTIONS", Origin="https://c.fr",
                           Access_Control_Request_Method="GET")
        self.assertEqual(204, reply.status)
        self.assertIsNone(reply.headers["Access-Control-Allow-Origin"])
        self.assertEqual("GET, HEAD, OPTIONS",
                         server.get("/", "OPTIONS").headers["Allow"])

    def test_every_origin_where_that_was_asked_for_and_none_by_default(self):
        with daemon.Daemon(index, "--cors", "*") as any_origin:
            self.assertEqual("*", any_origin.get("/api/v1/search", Origin="https://x.fr")
                             .headers["Access-Control-Allow-Origin"])
        with daemon.Daemon(index) as none:
            self.assertIsNone(none.get("/api/v1/search", Origin="https://x.fr")
                              .headers["Access-Control-Allow-Origin"])


class Health(unittest.TestCase):
    def test_alive_and_ready(self):
        self.assertEqual({"status": "ok"}, server.get("/healthz").json())
        ready = server.get("/readyz").json()
        self.assertEqual("ok", ready["status"])
        self.assertEqual(45, ready["index"]["documents"])
        self.assertEqual({"generation", "built_at", "age_seconds", "documents", "engine"},
                         set(ready["index"]))
        self.assertEqual("flat", ready["index"]["engine"])
        self.assertNotIn("damaged", ready)
        self.assertEqual(search()["index"]["generation"], ready["index"]["generation"])



class Similar(unittest.TestCase):
    def test_documents_about_the_same_come_best_first(self):
        answer = server.get("/api/v1/documents/notice-04/similar").json()
        self.assertEqual("notice-04", answer["id"])
        self.assertEqual(5, len(answer["similar"]))
        scores = [hit["score"] for hit in answer["similar"]]
        self.assertEqual(sorted(scores, reverse=True), scores)
        for hit in answer["similar"]:
            self.assertTrue(hit["id"].startswith("notice-"))
            self.assertNotEqual("notice-04", hit["id"])
            self.assertIn("apprentissage", hit["shared"])

    def test_the_limit_is_obeyed_and_checked(self):
        reply = server.get("/api/v1/documents/notice-04/similar?limit=20")
        self.assertEqual(20, len(reply.json()["similar"]))
        for wrong in ("0", "21", "x", "+", "-1", "99999999999999999999999"):
            reply = server.get(f"/api/v1/documents/notice-04/similar?limit={wrong}")
            self.assertEqual(400, reply.status, wrong)
            self.assertEqual({"parameter": "limit",
                              "detail": "il faut un nombre de 1 à 20"},
                             reply.json()["errors"][0])

    def test_a_part_and_its_whole_are_not_like_each_other(self):
        for name, other in (("cper%2F2023", "vae-inversee"),
                            ("vae-inversee", "cper/2023")):
            found = server.get(f"/api/v1/documents/{name}/similar?limit=20").json()[
                "similar"]
            self.assertNotIn(other, [hit["id"] for hit in found])

    def test_an_unknown_document_is_not_found(self):
        self.assertEqual(404, server.get("/api/v1/documents/nope/similar").status)


class Passages(unittest.TestCase):
    def test_passages_have_their_place_and_their_marks(self):
        answer = server.get("/api/v1/documents/vae-inversee/passages?q=dispositif").json()
        self.assertEqual(("vae-inversee", "dispositif", 1),
                         (answer["id"], answer["q"], answer["total"]))
        passage = answer["passages"][0]
        text = server.get("/api/v1/documents/vae-inversee").json()["text"].encode()
        self.assertEqual("Le dispositif s'achève en 2026.",
                         text[passage["start"]:passage["end"]].decode())
        self.assertEqual((2, "passage-2", None),
                         (passage["number"], passage["anchor"], passage["heading"]))
        self.assertIn("<mark>dispositif</mark>", passage["snippet_html"])

    def test_no_match_is_an_empty_list_and_no_question_an_error(self):
        answer = server.get("/api/v1/documents/vae-inversee/passages?q=zzzz").json()
        self.assertEqual((0, []), (answer["total"], answer["passages"]))
        for target in ("", "?q=", "?q=%20", "?limit=2"):
            reply = server.get("/api/v1/documents/vae-inversee/passages" + target)
            self.assertEqual((400, "q"), (reply.status,
                                          reply.json()["errors"][0]["parameter"]), target)

    def test_too_long_a_question_is_refused(self):
        self.assertEqual(400, server.get("/api/v1/documents/vae-inversee/passages?q="
                                         + "a" * 513).status)


if __name__ == "__main__":
    programs.main()
