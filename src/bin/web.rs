//! The browser program: starts the player in the page that loaded it.

/// By less code than the one of the standard library.
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    explainer::browser::start();
}
