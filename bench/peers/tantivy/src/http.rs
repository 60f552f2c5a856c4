//! As much of HTTP/1.1 as measuring needs: GET, on connections that stay open, each with
//! a thread of its own.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;

/// Answers a target, "/search?q=mer", with a status and a body of JSON.
pub type Answer = dyn Fn(&str) -> (u16, String) + Send + Sync;

fn target(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut first = String::new();
    if reader.read_line(&mut first)? == 0 {
        return Ok(None);
    }
    let mut line = String::new();
    while reader.read_line(&mut line)? > 2 {
        line.clear();
    }
    Ok(first.split(' ').nth(1).map(String::from))
}

/// Writes an answer at once, so that no client waits for its second half.
fn converse(stream: TcpStream, answer: &Answer) -> io::Result<()> {
    stream.set_nodelay(true)?;
    let mut out = stream.try_clone()?;
    let mut reader = BufReader::new(stream);
    while let Some(target) = target(&mut reader)? {
        let (status, body) = answer(&target);
        let whole = format!(
            "HTTP/1.1 {status} -\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        );
        out.write_all(whole.as_bytes())?;
    }
    Ok(())
}

pub fn serve(answer: Arc<Answer>) -> io::Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{}", listener.local_addr()?.port());
    for stream in listener.incoming() {
        let (stream, answer) = (stream?, answer.clone());
        // A client that went away ends its thread and nothing else.
        thread::spawn(move || converse(stream, &*answer));
    }
    Ok(())
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let hex = |digit: Option<u8>| (digit.unwrap_or(b'0') as char).to_digit(16);
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                (hex(rest.next()).unwrap_or(0) * 16 + hex(rest.next()).unwrap_or(0)) as u8
            }
            other => other,
        });
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The names and values behind the question mark of a target.
pub fn parameters(target: &str) -> impl Iterator<Item = (String, String)> + '_ {
    let query = target.split_once('?').map_or("", |(_, query)| query);
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (decoded(name), decoded(value)))
}
