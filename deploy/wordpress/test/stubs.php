<?php
/* As much of WordPress as the extension's own functions call, so that they are tested where
 * there is no WordPress: ./functions.php. What matters in WordPress itself is tested there. */

const ABSPATH = '/';
const DAY_IN_SECONDS = 86400;
const HOUR_IN_SECONDS = 3600;
const MINUTE_IN_SECONDS = 60;

$stub = (object) ['options' => [], 'transients' => [], 'answers' => [], 'asked' => [], 'can' => false];

function escaped(string $text): string
{
    return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE, 'UTF-8', false);
}
function esc_html(string $text): string { return escaped($text); }
function esc_attr(string $text): string { return escaped($text); }
function __(string $text, string $domain): string
{
    $domain === 'inffo-search' || throw new Exception("text domain of « $text »: $domain");
    return $text;
}
function _x(string $text, string $context, string $domain): string { return __($text, $domain); }
function _n(string $one, string $many, int $n, string $domain): string { return __($n > 1 ? $many : $one, $domain); }
function esc_html__(string $text, string $domain): string { return escaped(__($text, $domain)); }
function esc_attr__(string $text, string $domain): string { return escaped(__($text, $domain)); }
function esc_html_e(string $text, string $domain): void { echo escaped(__($text, $domain)); }
function esc_url(string $url): string
{
    return preg_match('#^([a-z][a-z0-9+.-]*):#i', $url, $scheme) && !in_array(strtolower($scheme[1]), ['http', 'https'])
        ? '' : escaped(preg_replace('/[^a-z0-9-~+_.?#=!&;,\/:%@$|*\'()\[\]\x80-\xff]/i', '', $url));
}
function wp_kses(string $html, array $allowed): string
{
    $names = implode('|', array_keys($allowed));
    $parts = preg_split("#(</?(?:$names)>)#", $html, -1, PREG_SPLIT_DELIM_CAPTURE);
    return implode('', array_map(fn ($part, $i) => $i % 2 ? $part : escaped(strip_tags($part)), $parts, array_keys($parts)));
}
function wp_check_invalid_utf8(string $text, bool $strip = false): string
{
    return preg_match('//u', $text) ? $text : iconv('UTF-8', 'UTF-8//IGNORE', $text);
}
if (!function_exists('mb_substr')) {
    function mb_substr(string $text, int $from, ?int $n = null): string { return iconv_substr($text, $from, $n ?? 1 << 20, 'UTF-8'); }
}
function wp_parse_url(string $url, int $part = -1) { return parse_url($url, $part); }
function wp_parse_str(string $text, &$out): void { parse_str($text, $out); }
function wp_json_encode($value, int $flags = 0) { return json_encode($value, $flags); }
function sanitize_title(string $text): string
{
    return trim(preg_replace('/[^a-z0-9]+/', '-', strtolower(iconv('UTF-8', 'ASCII//TRANSLIT', $text))), '-');
}
function number_format_i18n($n): string { return number_format((float) $n, 0, ',', "\u{00A0}"); }
function wp_date(string $form, ?int $time = null, ?DateTimeZone $zone = null)
{
    return (new DateTime('@' . ($time ?? time())))->setTimezone($zone ?? new DateTimeZone('UTC'))->format($form);
}
function checked($a, $b, bool $echo) { return $a === $b ? " checked='checked'" : ''; }
function selected($a, $b, bool $echo) { return $a === $b ? " selected='selected'" : ''; }
function admin_url(string $path): string { return "https://site.exemple.fr/wp-admin/$path"; }
function current_user_can(string $what): bool { return $GLOBALS['stub']->can; }
function wp_enqueue_script(...$all): void {}
function add_filter(...$all): void {}
function get_option(string $name, $other) { return $GLOBALS['stub']->options[$name] ?? $other; }
function get_transient(string $name) { return $GLOBALS['stub']->transients[$name] ?? false; }
function set_transient(string $name, $value, int $seconds): void { $GLOBALS['stub']->transients[$name] = $value; }

class WP_Error
{
    public function __construct(public string $text) {}
    public function get_error_message(): string { return $this->text; }
}
function is_wp_error($what): bool { return $what instanceof WP_Error; }
function wp_remote_get(string $url, array $arguments)
{
    $GLOBALS['stub']->asked[] = [$url, $arguments];
    return array_shift($GLOBALS['stub']->answers) ?? new WP_Error('cURL error 7: Failed to connect');
}
function wp_remote_retrieve_response_code(array $answer): int { return $answer[0]; }
function wp_remote_retrieve_body(array $answer): string { return $answer[1]; }
function wp_remote_retrieve_header(array $answer, string $name): string { return $answer[2][$name] ?? ''; }
