// Title: Names of actors
// Answers: What do articles call these actors, and how many do so?
// Parameters:
//   ids: strings -- actor ids
// Columns:
//   id -- the actor
//   name -- what an article calls it
//   kind -- what an article takes it for
//   aliases -- its other names there
//   local -- its id in the article
//   given -- what a decision by hand calls it, "" without one
//   published -- the article's date, "" where unknown
//   articles -- how many articles agree in all that
UNWIND $ids AS id
MATCH (a:Actor {id: id})<-[m:MENTIONS]-(x:Article)
RETURN a.id AS id, m.name AS name, m.kind AS kind, m.aliases AS aliases,
       m.local AS local, m.given AS given, coalesce(x.published, '') AS published, count(*) AS articles
