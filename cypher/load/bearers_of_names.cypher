// Title: Bearers of names
// Answers: How many articles name in full those whom these short names may mean?
// Parameters:
//   ids: strings -- names
// Columns:
//   id -- the name
//   articles -- how many articles call an actor so
//   persons -- how many of them take it for a person
//   contested -- whose bearers stay apart, article by article: "", persons or all
//   persons_total -- articles that name persons in full
//   persons_most -- of the person that most name
//   persons_bearers -- how many persons
//   bodies_total -- as persons_total, of bodies
//   bodies_most -- as persons_most
//   bodies_bearers -- as persons_bearers
UNWIND $ids AS id
MATCH (n:Name {id: id})
WHERE n.articles > 0
MATCH (n)<-[r:SHORTENS_TO]-(b:Name)
WITH n.id AS id, n.articles AS articles, n.persons AS persons, n.contested AS contested,
     r.fold AS fold, sum(b.persons) AS p, sum(b.articles - b.persons) AS o
RETURN id, articles, persons, coalesce(contested, '') AS contested, sum(p) AS persons_total,
       max(p) AS persons_most, sum(CASE WHEN p > 0 THEN 1 ELSE 0 END) AS persons_bearers,
       sum(o) AS bodies_total, max(o) AS bodies_most,
       sum(CASE WHEN o > 0 THEN 1 ELSE 0 END) AS bodies_bearers
