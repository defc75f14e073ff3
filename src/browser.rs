//! Takes over the prerendered page.
