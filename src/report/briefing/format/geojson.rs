//! GeoJSON (RFC 7946), for mapping programs: sites as points and routes as lines, longitude first.
//!
//! Marking, dates and deadlines stand beside the features as foreign members, which programs that do
//! not know them pass over.

use geojson::feature::Id;
use geojson::{FeatureCollection, GeoJson, Geometry};

use super::super::block::{Feature, Places, Shape};

/// The places of a briefing as GeoJSON.
pub(in crate::briefing) fn geojson(places: &Places) -> String {
    let collection = FeatureCollection {
        bbox: None,
        features: places.features.iter().map(feature).collect(),
        foreign_members: Some(places.about.clone()),
    };
    format!("{}\n", GeoJson::from(collection))
}

fn feature(feature: &Feature) -> geojson::Feature {
    // The scenario has latitude first.
    let position = |[latitude, longitude]: [f64; 2]| [longitude, latitude];
    let geometry = match feature.shape {
        Shape::Point(at) => Geometry::new_point(position(at)),
        Shape::Line(ends) => Geometry::new_line_string(ends.map(position)),
    };
    geojson::Feature {
        bbox: None,
        geometry: Some(geometry),
        id: Some(Id::String(feature.id.clone())),
        properties: Some(feature.properties.clone()),
        foreign_members: None,
    }
}

#[cfg(test)]
mod tests {
    use geojson::GeometryValue;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_written_is_read_again_with_longitude_first_and_names_as_they_are() {
        let name = "\"Camp\" <script>alert(1)</script> & Cie";
        let properties =
            |name: &str| json!({ "name": name }).as_object().cloned().unwrap_or_default();
        let places = Places {
            about: json!({ "marking": "UNCLASSIFIED" }).as_object().cloned().unwrap_or_default(),
            features: vec![
                Feature {
                    id: "site.a".into(),
                    shape: Shape::Point([18.4, 1.4]),
                    properties: properties(name),
                },
                Feature {
                    id: "route.a-b".into(),
                    shape: Shape::Line([[18.4, 1.4], [16.3, -0.05]]),
                    properties: properties("A–B"),
                },
            ],
        };
        let read: FeatureCollection =
            geojson(&places).parse::<GeoJson>().expect("GeoJSON").try_into().expect("a collection");
        assert_eq!(read.foreign_members.expect("members")["marking"], "UNCLASSIFIED");
        let shapes: Vec<_> =
            read.features.iter().map(|it| it.geometry.clone().expect("a shape").value).collect();
        let GeometryValue::Point { coordinates: site } = &shapes[0] else { panic!("a point") };
        let GeometryValue::LineString { coordinates: way } = &shapes[1] else { panic!("a line") };
        assert_eq!(site.as_slice(), [1.4, 18.4]);
        assert_eq!(way[0].as_slice(), site.as_slice());
        assert_eq!(read.features[0].property("name").expect("a name"), name);
    }
}
