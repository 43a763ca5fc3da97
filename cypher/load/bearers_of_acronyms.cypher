// Title: Bearers of acronyms
// Answers: How many articles say for what these acronyms stand?
// Parameters:
//   ids: strings -- names
// Columns:
//   id -- the name
//   articles -- how many articles call an actor so
//   persons -- how many of them take it for a person
//   contested -- whose bearers stay apart, article by article: "", persons or all
//   bodies_total -- articles that say so
//   bodies_most -- of the full name that most give
//   bodies_bearers -- how many full names
UNWIND $ids AS id
MATCH (n:Name {id: id})
WHERE n.articles > 0
MATCH (n)<-[r:CALLED {rule: 'acronym'}]-(:Name)
WHERE r.articles > 0
WITH n.id AS id, n.articles AS articles, n.persons AS persons, n.contested AS contested,
     r.fold AS fold, sum(r.articles) AS o
RETURN id, articles, persons, coalesce(contested, '') AS contested, sum(o) AS bodies_total,
       max(o) AS bodies_most, count(*) AS bodies_bearers
