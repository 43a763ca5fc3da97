// Title: Facts of names
// Answers: What is known of these names?
// Parameters:
//   ids: strings -- names
// Columns:
//   id -- the name
//   articles -- how many articles call an actor so
//   persons -- how many of them take it for a person
//   contested -- whose bearers stay apart, article by article: "", persons or all
//   actor -- id of the actor that it names
UNWIND $ids AS id
MATCH (n:Name {id: id})
RETURN n.id AS id, coalesce(n.articles, 0) AS articles, coalesce(n.persons, 0) AS persons,
       coalesce(n.contested, '') AS contested, coalesce(n.actor, n.id) AS actor
