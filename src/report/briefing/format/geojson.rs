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
    let geometry = match feature.shape {
        Shape::Point(at) => Geometry::new_point(position(at)),
        Shape::Line(ends) => line(ends.map(position)),
    };
    geojson::Feature {
        bbox: None,
        geometry: Some(geometry),
        id: Some(Id::String(feature.id.clone())),
        properties: Some(feature.properties.clone()),
        foreign_members: None,
    }
}

/// The scenario has latitude first.
fn position([latitude, longitude]: [f64; 2]) -> [f64; 2] {
    [longitude, latitude]
}

/// A straight line the shorter way round; where it crosses the antimeridian it is cut there (section
/// 3.1.9 of the standard).
fn line([from, to]: [[f64; 2]; 2]) -> Geometry {
    if (to[0] - from[0]).abs() <= 180.0 {
        return Geometry::new_line_string([from, to]);
    }
    // The meridian has two names: an end upon it takes that of the other's side.
    let named = |[longitude, latitude]: [f64; 2], other: [f64; 2]| match longitude.abs() {
        180.0 => [180_f64.copysign(other[0]), latitude],
        _ => [longitude, latitude],
    };
    let (from, to) = (named(from, to), named(to, from));
    if (to[0] - from[0]).abs() <= 180.0 {
        return Geometry::new_line_string([from, to]);
    }
    let edge = 180_f64.copysign(from[0]);
    let whole = to[0] + 2.0 * edge - from[0];
    let latitude = from[1] + (to[1] - from[1]) * (edge - from[0]) / whole;
    Geometry::new_multi_line_string([[from, [edge, latitude]], [[-edge, latitude], to]])
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

    fn parts(from: [f64; 2], to: [f64; 2]) -> Vec<Vec<Vec<f64>>> {
        let plain =
            |line: &[geojson::Position]| line.iter().map(|at| at.as_slice().to_vec()).collect();
        match line([from, to].map(position)).value {
            GeometryValue::LineString { coordinates } => vec![plain(&coordinates)],
            GeometryValue::MultiLineString { coordinates } => {
                coordinates.iter().map(|line| plain(line)).collect()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_line_over_the_antimeridian_is_cut_there_the_shorter_way_round() {
        // Half of a degree west of it and half of a degree east: the cut lies midway.
        assert_eq!(
            parts([-17.0, 179.5], [-16.0, -179.5]),
            [[[179.5, -17.0], [180.0, -16.5]], [[-180.0, -16.5], [-179.5, -16.0]]]
        );
        assert_eq!(
            parts([-16.0, -179.0], [-17.0, 179.0]),
            [[[-179.0, -16.0], [-180.0, -16.5]], [[180.0, -16.5], [179.0, -17.0]]]
        );
    }

    #[test]
    fn a_line_that_ends_on_the_antimeridian_or_goes_no_further_is_whole() {
        assert_eq!(parts([1.0, 180.0], [2.0, -179.0]), [[[-180.0, 1.0], [-179.0, 2.0]]]);
        assert_eq!(parts([1.0, -20.0], [2.0, 30.0]), [[[-20.0, 1.0], [30.0, 2.0]]]);
    }
}
