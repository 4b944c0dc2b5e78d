-- Made by tools/questions_sql.py from notices.rq; change that.
-- @of ad15e260e665972a
-- @columns controllerName:id language:id date:id source:id controller:id notice:id
-- @property http://purl.org/dc/terms/issued
-- @property http://purl.org/dc/terms/source
-- @property http://www.w3.org/1999/02/22-rdf-syntax-ns#type https://w3id.org/dpv#PrivacyNotice
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://schema.org/inLanguage
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
SELECT f."controllerName" AS "controllerName", f."language" AS "language", f."date" AS "date", f."source" AS "source", f."controller" AS "controller", f."notice" AS "notice"
FROM (
  SELECT s."controllerName", s."language", s."date", s."source", s."controller", s."notice"
  FROM (
    SELECT f.*, f."__agg_1__" AS "source"
    FROM (
      SELECT f.*, f."__agg_6__" AS "notice"
      FROM (
        SELECT f.*, f."__agg_5__" AS "controller"
        FROM (
          SELECT f.*, f."__agg_4__" AS "date"
          FROM (
            SELECT f.*, f."__agg_3__" AS "language"
            FROM (
              SELECT f.*, f."__agg_2__" AS "controllerName"
              FROM (
                SELECT arg_min(f."place", t0.lex) AS "__agg_1__", f."controllerName" AS "__agg_2__", f."language" AS "__agg_3__", f."date" AS "__agg_4__", f."controller" AS "__agg_5__", f."notice" AS "__agg_6__"
                FROM (
                  SELECT f.*
                  FROM (
                    SELECT l."work" AS "work", l."notice" AS "notice", l."place" AS "place", l."language" AS "language", l."controllerAsked" AS "controllerAsked", l."date" AS "date", r."controller" AS "controller", r."controllerName" AS "controllerName"
                    FROM (
                      SELECT j0."work" AS "work", j0."notice" AS "notice", j0."place" AS "place", j0."language" AS "language", j0."controllerAsked" AS "controllerAsked", j0."date" AS "date"
                      FROM (
                        SELECT l."work" AS "work", l."notice" AS "notice", l."place" AS "place", l."language" AS "language", l."controllerAsked" AS "controllerAsked", r."date" AS "date"
                        FROM (
                          SELECT j0."work" AS "work", j0."notice" AS "notice", j1."place" AS "place", j2."language" AS "language", j3."controllerAsked" AS "controllerAsked"
                          FROM (
                            SELECT q0.s AS "work", q0.o AS "notice"
                            FROM "{{holds}}" q0
                            WHERE q0.g = iri('{{base}}catalog')
                          ) j0
                          JOIN (
                            SELECT q1.s AS "work", q1.o AS "place"
                            FROM "dct:source" q1
                            WHERE q1.g = iri('{{base}}catalog')
                          ) j1
                          ON j0."work" = j1."work"
                          JOIN (
                            SELECT q2.s AS "notice", q2.o AS "language"
                            FROM "schema:inLanguage" q2
                            WHERE q2.g = iri('{{base}}catalog')
                          ) j2
                          ON j0."notice" = j2."notice"
                          JOIN (
                            SELECT v AS "controllerAsked"
                            FROM (VALUES {{controller}}) given(v)
                          ) j3
                          ON TRUE
                        ) l
                        LEFT JOIN (
                          SELECT q3.s AS "notice", q3.o AS "date"
                          FROM "dct:issued" q3
                          WHERE q3.g = iri('{{base}}catalog')
                        ) r
                        ON l."notice" = r."notice"
                      ) j0
                      JOIN (
                        SELECT q4.g AS "notice"
                        FROM "rdf:type" q4
                        WHERE q4.o = iri('https://w3id.org/dpv#PrivacyNotice')
                          AND q4.g = q4.s
                      ) j1
                      ON j0."notice" = j1."notice"
                    ) l
                    LEFT JOIN (
                      SELECT j0."notice" AS "notice", j0."controller" AS "controller", j1."controllerName" AS "controllerName"
                      FROM (
                        SELECT q5.g AS "notice", q5.o AS "controller"
                        FROM "dpv:hasDataController" q5
                        WHERE q5.g = q5.s
                      ) j0
                      JOIN (
                        SELECT q6.g AS "notice", q6.s AS "controller", q6.o AS "controllerName"
                        FROM "dpv:hasName" q6
                      ) j1
                      ON j0."notice" = j1."notice" AND j0."controller" = j1."controller"
                    ) r
                    ON l."notice" = r."notice"
                  ) f
                  WHERE ((NOT (f."controllerAsked" IS NOT NULL)) OR (f."controller" = f."controllerAsked"))
                ) f
                LEFT JOIN terms t0 ON t0.id = f."place"
                GROUP BY f."controllerName", f."language", f."date", f."controller", f."notice"
              ) f
            ) f
          ) f
        ) f
      ) f
    ) f
  ) s
) f
