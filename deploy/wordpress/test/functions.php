<?php
/* Tests of the extension's own functions, without WordPress: what is read from outside, what is
 * asked, what is written of an answer. tests/e2e/wordpress runs it. */

declare(strict_types=1);

namespace Inffo_Search;

use stdClass;

error_reporting(E_ALL);
set_error_handler(function (int $level, string $text, string $file, int $line) {
    throw new \ErrorException($text, 0, $level, $file, $line);
});
const VERSION = 'essai';
require __DIR__ . '/stubs.php';
foreach (['includes/values', 'includes/options', 'includes/state', 'includes/instance', 'includes/addresses',
    'includes/request', 'includes/answer', 'includes/failure', 'includes/cache', 'includes/client',
    'includes/labels', 'render/view', 'render/form', 'render/filters', 'render/tags', 'render/notices',
    'render/hit', 'render/pager', 'render/results', 'includes/widget'] as $part) {
    require __DIR__ . "/../inffo-search/$part.php";
}

const ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(2)> [gallery] \' onfocus=\'alert(3)';

function same($expected, $is, string $what): void
{
    if ($expected !== $is) {
        throw new \Exception("$what: expected " . var_export($expected, true) . ', is ' . var_export($is, true));
    }
}

function recorded(): array
{
    return json_decode(file_get_contents(__DIR__ . '/answer.json'), true, 32, JSON_THROW_ON_ERROR);
}

function forget(): stdClass
{
    $stub = $GLOBALS['stub'];
    $stub->transients = $stub->asked = $stub->answers = [];
    $stub->can = false;
    return $stub;
}

function view(array $written = [], array $given = [], ?array $answer = null): View
{
    $options = read_options(['endpoint' => 'https://recherche.exemple.fr']);
    $instance = read_instance($written, $options);
    $name = [$instance, 'name'];
    $view = new View($options, $instance, read_state($given, $name), new Page('/page/', others_of($given, $instance)));
    $view->take(new Reply(read_answer($answer ?? recorded())));
    return $view;
}

/** The page as a browser reads it; it must be well-formed enough to be read alike by all. */
function document(string $html): \DOMXPath
{
    $document = new \DOMDocument();
    $document->loadHTML('<?xml encoding="UTF-8">' . $html, LIBXML_NOERROR | LIBXML_NOWARNING);
    return new \DOMXPath($document);
}

$tests = [
    'values that are not possible are dropped' => function () {
        same(['32', 'vae-inversee'], slugs(' 32,VAE-inversee,32,, <b>,../x'), 'slugs');
        same([], slugs([['a'], null, new stdClass()]), 'slugs of no texts');
        same(32, count(slugs(range(100, 200))), 'too many slugs');
        same('a b', query_words("  a\n\0b\xFF "), 'words');
        same('', query_words(['a']), 'words that are a list');
        same(512, iconv_strlen(query_words(str_repeat('é', 600)), 'UTF-8'), 'long words');
        foreach (['2026' => '2026', '2026-04' => '2026-04', '2026-02-30' => '', '2026-13' => '', 'x' => ''] as $in => $out) {
            same($out, partial_date((string) $in), "date $in");
        }
    },
    'an address of a service is http or https, and nothing more' => function () {
        same('https://a.fr/b', service_address(' HTTPS://A.fr/b/ '), 'plain');
        same('http://127.0.0.1:8080', service_address('http://127.0.0.1:8080/?q=1#x'), 'local');
        foreach (['', 'javascript:alert(1)', 'file:///etc/passwd', 'https://', 'http://a:b@c.fr', 'http://a b.fr',
            'https://a.fr/"><script>', '//a.fr', 'ftp://a.fr', ['http://a.fr']] as $bad) {
            same('', service_address($bad), json_encode($bad));
        }
    },
    'settings are read whatever the database holds' => function () {
        foreach ([null, 'x', [], ['per_page' => ['x'], 'fresh' => '-5', 'links' => 7, 'facets' => 'kind,évil']] as $given) {
            $options = read_options($given);
            same(array_keys(option_table()), array_keys($options), 'names');
        }
        same(0, $options['fresh'], 'fresh');
        same('kind', $options['facets'], 'facets');
    },
    'a search asks what editor and visitor want, in the words of the service' => function () {
        $view = view(['region' => '32,53', 'kind' => 'news', 'per_page' => '5', 'facets' => 'year'],
            ['inffo_q' => 'vae & cpf', 'inffo_region' => ['53', '11'], 'inffo_theme' => 'cfa', 'inffo_year' => '2026', 'inffo_page' => '3']);
        same('https://recherche.exemple.fr/api/v1/search?q=vae%20%26%20cpf&region=53&theme=cfa&kind=news&from=2026&to=2026'
            . '&page=3&per_page=5&facets=region&facets=theme&facets=kind&facets=year',
            search_address($view->options['endpoint'], $view->instance, $view->state), 'address');
        // What the editor fixed cannot be left.
        $view = view(['region' => '32'], ['inffo_region' => ['11'], 'inffo_page' => '999', 'inffo_sort' => 'relevance']);
        same('https://recherche.exemple.fr/api/v1/search?region=32&page=100&per_page=10&facets=region&facets=theme&facets=kind',
            search_address($view->options['endpoint'], $view->instance, $view->state), 'address');
    },
    'links keep what others asked of the page, in a stable order' => function () {
        $view = view([], ['page_id' => '7', 'inffo2_q' => 'autre', 'inffo2_theme' => ['a', 'b'], 'inffo_theme' => ['vae'],
            'inffo_q' => 'x y', 'inffo_region' => ['32', '53']]);
        same('/page/?page_id=7&inffo2_q=autre&inffo2_theme%5B%5D=a&inffo2_theme%5B%5D=b&inffo_q=x%20y'
            . '&inffo_region%5B%5D=32&inffo_region%5B%5D=53&inffo_theme%5B%5D=vae#inffo-1-results',
            $view->address($view->state), 'address');
        same('/evil.example/x', local_path('//evil.example/x?y=1'), 'another site');
        same('/evil.example/x', local_path('\\\\evil.example\\x'), 'another site');
    },
    'each search of a page has names of its own, the same when it is written again' => function () {
        $name = function (array $written) {
            $instance = read_instance($written, read_options([]));
            Names::give($instance, $written);
            return $instance->prefix;
        };
        Names::begin();
        same(['inffo_', 'inffo2_', 'inffo3_', 'inffo_mon_id_'],
            [$name(['region' => '32']), $name([]), $name([]), $name(['id' => 'mon-id'])], 'first time');
        Names::begin();
        same(['inffo_', 'inffo2_', 'inffo3_'], [$name(['region' => '32']), $name([]), $name([])], 'second time');
    },
    'a recorded answer is written whole' => function () {
        $page = document(search_html(view([], ['inffo_q' => 'vae'])));
        $answer = recorded();
        same(count($answer['hits']), $page->query('//article')->length, 'articles');
        same($answer['hits'][0]['title'], $page->query('//h3/a')[0]->textContent, 'title');
        same('https://recherche.exemple.fr/documents/' . $answer['hits'][0]['id'] . '?q=vae', $page->query('//h3/a/@href')[0]->value, 'link');
        same("{$answer['total']} résultats pour «\u{00A0}vae\u{00A0}»", $page->query('//h2')[0]->textContent, 'heading');
        same(true, $page->query('//mark')->length > 0, 'marks');
        same('vae', $page->query('//input[@type="search"]/@value')[0]->value, 'field');
        same('inffo-1-q', $page->query('//label/@for')[0]->value, 'label');
        same(3, $page->query('//fieldset/legend')->length, 'filters');
    },
    'nothing of an answer or a request becomes markup' => function () {
        $answer = recorded();
        $poison = function (&$value, $key) {
            if (is_string($value)) {
                $value = in_array($key, ['date', 'valid_from', 'valid_to'], true) ? $value . ATTACK : ATTACK . $value;
            }
        };
        $answer['hits'][] = ['url' => 'javascript:alert(1)', 'page_url' => 'javascript:alert(1)', 'value' => '1', 'unit' => 'u',
            'doubt' => 'x', 'national_value' => '2', 'period' => 'p', 'partial' => true] + $answer['hits'][0];
        $answer['query']['notices'] = $answer['query']['ignored'] = ['x'];
        $answer['query']['corrected'] = 'x';
        $answer['query']['understood'] = [['text' => 'x', 'parameter' => 'region', 'value' => '32', 'label' => 'x']];
        array_walk_recursive($answer, $poison);
        $given = ['inffo_q' => ATTACK, 'o' => ATTACK, 'p' => [ATTACK], ATTACK => 'x', 'inffo_region' => [ATTACK]];
        foreach (['notice', 'source'] as $links) {
            foreach ([false, true] as $ran) {
                $answer['query']['corrected_ran'] = $ran;
                $html = search_html(view(['links' => $links, 'label' => ATTACK, 'facets' => 'region,theme,kind,year,source'], $given, $answer));
                $page = document($html);
                same(0, $page->query('//script|//img|//@onerror|//@onfocus')->length, "elements ($links)");
                same(0, $page->query('//a[not(starts-with(@href, "http")) and not(starts-with(@href, "/page/"))]')->length, "links ($links)");
                same(false, strpbrk($html, '[]'), 'brackets, which begin shortcodes');
            }
        }
    },
    'an answer of another shape is none, or is read as far as it goes' => function () {
        foreach ([null, 1, [], ['hits' => []], ['total' => 1], ['hits' => 'x', 'total' => 1]] as $odd) {
            same(null, read_answer($odd), json_encode($odd));
        }
        $read = read_answer(['hits' => [1, ['title' => ['x'], 'regions' => 'x']], 'total' => -3, 'facets' => ['theme' => [1, ['value' => []]]]]);
        same(0, $read['total'], 'total');
        same('', $read['hits'][0]['title'], 'title');
        search_html(view([], [], ['hits' => [['themes' => [[]]]], 'total' => 1, 'query' => 3]));
    },
    'an answer is asked once while it is fresh, and stands in when the service fails' => function () {
        $stub = forget();
        $ask = fn (int $fresh) => ask('https://a.fr', 'https://a.fr/x', $fresh, fn ($body) => $body);
        $stub->answers = [[200, '{"a": 1}']];
        same(['a' => 1], $ask(60)->value, 'first');
        same(['a' => 1], $ask(60)->value, 'second');
        same(1, count($stub->asked), 'requests');
        same([3, 0], [$stub->asked[0][1]['timeout'], $stub->asked[0][1]['redirection']], 'limits');
        $reply = $ask(0);
        same([['a' => 1], true], [$reply->value, $reply->since > 0], 'stands in');
        same(2, count($stub->asked), 'requests');
        // It failed a moment ago: it is left alone.
        $ask(0);
        same(2, count($stub->asked), 'requests');
        same('unreachable', ask('https://a.fr', 'https://a.fr/y', 60, fn ($body) => $body)->kind, 'another question');
        same(2, count($stub->asked), 'requests');
        same('unset', ask('', '/y', 60, fn ($body) => $body)->kind, 'no address');
    },
    'what is kept has a limit' => function () {
        $stub = forget();
        for ($i = 0; $i < 3000; $i++) {
            cache_write("https://a.fr/?q=$i", ['n' => $i]);
        }
        same(true, count($stub->transients) <= CACHE_PLACES, 'places');
        same(['n' => 2999], cache_read('https://a.fr/?q=2999')['value'], 'the last');
        $kept = array_filter(array_map(fn ($i) => cache_read("https://a.fr/?q=$i"), range(0, 2999)));
        foreach ($kept as $i => $one) {
            same(['n' => $i], $one['value'], 'never that of another question');
        }
    },
    'each failure has its words, and only those who run the site read the reason' => function () {
        $stub = forget();
        $problem = '{"type": "urn:inffo-search:probleme:parametre-invalide", "errors": [{"detail": "« <b>zz</b> » n’est pas une région"}]}';
        foreach ([['refused', [400, $problem]], ['broken', [400, '<html>']], ['busy', [429, '', ['retry-after' => '5']]],
            ['broken', [503, '', ['retry-after' => '9']]], ['broken', [500, 'x']], ['broken', [301, '', ['location' => 'https://b.fr']]],
            ['unreadable', [200, '<html>']], ['slow', new \WP_Error('cURL error 28: Operation timed out')],
            ['unreachable', new \WP_Error('cURL error 6: Could not resolve host')], ['unreachable', new \WP_Error('x')]] as [$kind, $answer]) {
            $stub->answers = [$answer];
            $failure = fetch('https://a.fr/x');
            same($kind, $failure->kind, json_encode($answer));
            $view = view([], ['inffo_q' => 'vae']);
            $view->answer = null;
            $view->take($failure);
            $html = search_html($view);
            same(true, str_contains($html, 'role="alert"') && str_contains($html, 'value="vae"'), $kind);
            same(false, str_contains($html, 'Visible par vous seul') || str_contains($html, '<b>'), $kind);
            $stub->can = true;
            same('refused' !== $kind, str_contains(search_html($view), 'Visible par vous seul'), $kind);
            $stub->can = false;
        }
    },
    'pages are linked around the one that is shown' => function () {
        foreach ([[1, 1, [1]], [1, 3, [1, 2, 3]], [5, 9, [1, 2, 3, 4, 5, 6, 7, 8, 9]], [10, 20, [1, 0, 8, 9, 10, 11, 12, 0, 20]],
            [400, 20, [1, 0, 20]]] as [$page, $last, $expected]) {
            same($expected, linked_pages($page, $last), "page $page of $last");
        }
    },
];

$failed = 0;
foreach ($tests as $sentence => $test) {
    try {
        $test();
        echo "ok $sentence\n";
    } catch (\Throwable $fault) {
        $failed++;
        echo "FAILED $sentence\n  {$fault->getMessage()} ({$fault->getFile()}:{$fault->getLine()})\n";
    }
}
exit($failed ? 1 : 0);
