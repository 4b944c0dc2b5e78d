-- Made by tools/questions_sql.py from authorities.rq; change that.
-- @of 86cb05e58c7b984a
-- @columns authorityName:id identifiedBy:id controllers:integer controllerName:id authority:id controller:id
-- @property http://www.w3.org/ns/dcat#hasCurrentVersion
-- @property http://www.w3.org/ns/dcat#hasVersion
-- @property https://w3id.org/dpv#hasAuthority
-- @property https://w3id.org/dpv#hasDataController
-- @property https://w3id.org/dpv#hasName
-- @property https://w3id.org/noticegraph#identifiedBy
SELECT f."authorityName" AS "authorityName", f."identifiedBy" AS "identifiedBy", f."controllers" AS "controllers", f."controllerName" AS "controllerName", f."authority" AS "authority", f."controller" AS "controller"
FROM (
  SELECT j0."authority" AS "authority", j0."authorityName" AS "authorityName", j0."identifiedBy" AS "identifiedBy", j0."controllers" AS "controllers", j1."controller" AS "controller", j1."controllerName" AS "controllerName"
  FROM (
    SELECT s."authority", s."authorityName", s."identifiedBy", s."controllers"
    FROM (
      SELECT f.*, f."__agg_3__" AS "controllers"
      FROM (
        SELECT f.*, f."__agg_2__" AS "identifiedBy"
        FROM (
          SELECT f.*, f."__agg_1__" AS "authorityName"
          FROM (
            SELECT f.*, f."__agg_4__" AS "authority"
            FROM (
              SELECT arg_min(f."written", t0.lex) AS "__agg_1__", arg_min(f."by", t1.lex) AS "__agg_2__", count(DISTINCT f."namer") AS "__agg_3__", f."authority" AS "__agg_4__"
              FROM (
                SELECT l."work" AS "work", l."notice" AS "notice", l."authority" AS "authority", l."written" AS "written", l."by" AS "by", r."namer" AS "namer"
                FROM (
                  SELECT j0."work" AS "work", j0."notice" AS "notice", j1."authority" AS "authority", j2."written" AS "written", j3."by" AS "by"
                  FROM (
                    SELECT q0.s AS "work", q0.o AS "notice"
                    FROM "{{holds}}" q0
                    WHERE q0.g = iri('{{base}}catalog')
                  ) j0
                  JOIN (
                    SELECT q1.g AS "notice", q1.o AS "authority"
                    FROM "dpv:hasAuthority" q1
                    WHERE q1.g = q1.s
                  ) j1
                  ON j0."notice" = j1."notice"
                  JOIN (
                    SELECT q2.g AS "notice", q2.s AS "authority", q2.o AS "written"
                    FROM "dpv:hasName" q2
                  ) j2
                  ON j0."notice" = j2."notice" AND j1."authority" = j2."authority"
                  JOIN (
                    SELECT q3.g AS "notice", q3.s AS "authority", q3.o AS "by"
                    FROM "ng:identifiedBy" q3
                  ) j3
                  ON j0."notice" = j3."notice" AND j1."authority" = j3."authority"
                  JOIN (
                    SELECT v AS "authority"
                    FROM (VALUES {{authority}}) given(v)
                  ) j4
                  ON (j4."authority" IS NULL OR j1."authority" = j4."authority")
                ) l
                LEFT JOIN (
                  SELECT q4.g AS "notice", q4.o AS "namer"
                  FROM "dpv:hasDataController" q4
                  WHERE q4.g = q4.s
                ) r
                ON l."notice" = r."notice"
              ) f
              LEFT JOIN terms t0 ON t0.id = f."written"
              LEFT JOIN terms t1 ON t1.id = f."by"
              GROUP BY f."authority"
            ) f
          ) f
        ) f
      ) f
    ) s
  ) j0
  JOIN (
    SELECT s."authority", s."controller", s."controllerName"
    FROM (
      SELECT f.*, f."__agg_1__" AS "controllerName"
      FROM (
        SELECT f.*, f."__agg_3__" AS "controller"
        FROM (
          SELECT f.*, f."__agg_2__" AS "authority"
          FROM (
            SELECT arg_min(f."own", t0.lex) AS "__agg_1__", f."authority" AS "__agg_2__", f."controller" AS "__agg_3__"
            FROM (
              SELECT j0."work" AS "work", j0."notice" AS "notice", j1."authority" AS "authority", j2."controller" AS "controller", j3."own" AS "own"
              FROM (
                SELECT q5.s AS "work", q5.o AS "notice"
                FROM "{{holds}}" q5
                WHERE q5.g = iri('{{base}}catalog')
              ) j0
              JOIN (
                SELECT q6.g AS "notice", q6.o AS "authority"
                FROM "dpv:hasAuthority" q6
                WHERE q6.g = q6.s
              ) j1
              ON j0."notice" = j1."notice"
              JOIN (
                SELECT q7.g AS "notice", q7.o AS "controller"
                FROM "dpv:hasDataController" q7
                WHERE q7.g = q7.s
              ) j2
              ON j0."notice" = j2."notice"
              JOIN (
                SELECT q8.g AS "notice", q8.s AS "controller", q8.o AS "own"
                FROM "dpv:hasName" q8
              ) j3
              ON j0."notice" = j3."notice" AND j2."controller" = j3."controller"
            ) f
            LEFT JOIN terms t0 ON t0.id = f."own"
            GROUP BY f."authority", f."controller"
          ) f
        ) f
      ) f
    ) s
  ) j1
  ON j0."authority" = j1."authority"
) f
