//! The browser program: starts the player in the page that loaded it.

fn main() {
    explainer::browser::start();
}
