//! What balance theory sees in the map.

use super::part::PartProps;
use yew::prelude::*;

pub(super) fn draw(_props: &PartProps) -> Html {
    Html::default()
}
