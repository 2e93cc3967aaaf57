;; Where a string occurs in UTF-16 text, 64 positions at a time. A scan takes as long as its bytes take to come from memory, so
;; texts lie in two planes: the low bytes of their units, and 16 MiB behind each the high one. Two units of the needle, those
;; whose low bytes are rarest in the texts, are its filter: where the low plane does not hold both, the high one is not even
;; read, and only what both planes let pass is compared with the whole needle. Behind each text lies its signature, which tells
;; of most texts without the needle that they need not be read at all. scan-kernel.ts says what lies where.
;; Few instructions for each block matter more than clever ones: the processor then loads far enough ahead.
(module
  (import "corpus" "memory" (memory 1))

  ;; Low bytes of the needle lie from address 0 on, high ones from 32,768 on. Its length in units.
  (global $length (mut i32) (i32.const 0))
  ;; The filter: offsets of its two units in the needle, and their bytes, each sixteen times.
  (global $offset0 (mut i32) (i32.const 0))
  (global $offset1 (mut i32) (i32.const 0))
  (global $low0 (mut v128) (v128.const i64x2 0 0))
  (global $low1 (mut v128) (v128.const i64x2 0 0))
  (global $high0 (mut v128) (v128.const i64x2 0 0))
  (global $high1 (mut v128) (v128.const i64x2 0 0))

  ;; Where `find` stopped because there was no room left; 0 when it came to the end.
  (global $resume (export "resume") (mut i32) (i32.const 0))

  (func (export "prepare") (param $length i32) (param $offset0 i32) (param $offset1 i32)
    (global.set $length (local.get $length))
    (global.set $offset0 (local.get $offset0))
    (global.set $offset1 (local.get $offset1))
    (global.set $low0 (v128.load8_splat (local.get $offset0)))
    (global.set $low1 (v128.load8_splat (local.get $offset1)))
    (global.set $high0 (v128.load8_splat offset=32768 (local.get $offset0)))
    (global.set $high1 (v128.load8_splat offset=32768 (local.get $offset1))))

  ;; Which of the sixteen starts from $at on have both units of the filter.
  (func $both (param $at i32) (result v128)
    (local $at0 i32) (local $at1 i32)
    (local.set $at0 (i32.add (local.get $at) (global.get $offset0)))
    (local.set $at1 (i32.add (local.get $at) (global.get $offset1)))
    (v128.and
      (v128.and
        (i8x16.eq (v128.load (local.get $at0)) (global.get $low0))
        (i8x16.eq (v128.load (local.get $at1)) (global.get $low1)))
      (v128.and
        (i8x16.eq (v128.load offset=16777216 (local.get $at0)) (global.get $high0))
        (i8x16.eq (v128.load offset=16777216 (local.get $at1)) (global.get $high1)))))

  ;; The first block of 64 starts, at $at or behind it, of which the low plane lets any pass; $stop or beyond where there is
  ;; none. Nearly all time is spent in this loop: what it needs lies in locals, and it calls nothing.
  (func $next (param $at i32) (param $stop i32) (result i32)
    (local $at0 i32) (local $at1 i32) (local $low0 v128) (local $low1 v128)
    (local.set $at0 (i32.add (local.get $at) (global.get $offset0)))
    (local.set $at1 (i32.add (local.get $at) (global.get $offset1)))
    (local.set $stop (i32.add (local.get $stop) (global.get $offset0)))
    (local.set $low0 (global.get $low0))
    (local.set $low1 (global.get $low1))
    (block $found
      (loop $next_block
        (br_if $found (i32.ge_u (local.get $at0) (local.get $stop)))
        (br_if $found
          (v128.any_true
            (v128.or
              (v128.or
                (v128.and
                  (i8x16.eq (v128.load (local.get $at0)) (local.get $low0))
                  (i8x16.eq (v128.load (local.get $at1)) (local.get $low1)))
                (v128.and
                  (i8x16.eq (v128.load offset=16 (local.get $at0)) (local.get $low0))
                  (i8x16.eq (v128.load offset=16 (local.get $at1)) (local.get $low1))))
              (v128.or
                (v128.and
                  (i8x16.eq (v128.load offset=32 (local.get $at0)) (local.get $low0))
                  (i8x16.eq (v128.load offset=32 (local.get $at1)) (local.get $low1)))
                (v128.and
                  (i8x16.eq (v128.load offset=48 (local.get $at0)) (local.get $low0))
                  (i8x16.eq (v128.load offset=48 (local.get $at1)) (local.get $low1)))))))
        (local.set $at0 (i32.add (local.get $at0) (i32.const 64)))
        (local.set $at1 (i32.add (local.get $at1) (i32.const 64)))
        (br $next_block)))
    (i32.sub (local.get $at0) (global.get $offset0)))

  (func $bits (param $at i32) (result i64)
    (i64.extend_i32_u (i8x16.bitmask (call $both (local.get $at)))))

  ;; A bit for each of the 64 starts from $at on that passes the filter; none from $stop on.
  (func $pass (param $at i32) (param $stop i32) (result i64)
    (local $bits i64)
    (local.set $bits
      (i64.or
        (i64.or
          (call $bits (local.get $at))
          (i64.shl (call $bits (i32.add (local.get $at) (i32.const 16))) (i64.const 16)))
        (i64.or
          (i64.shl (call $bits (i32.add (local.get $at) (i32.const 32))) (i64.const 32))
          (i64.shl (call $bits (i32.add (local.get $at) (i32.const 48))) (i64.const 48)))))
    (if (result i64) (i32.lt_u (i32.sub (local.get $stop) (local.get $at)) (i32.const 64))
      (then
        (i64.and
          (local.get $bits)
          (i64.sub
            (i64.shl (i64.const 1) (i64.extend_i32_u (i32.sub (local.get $stop) (local.get $at))))
            (i64.const 1))))
      (else (local.get $bits))))

  ;; Whether the whole needle stands at $at. One of two units does where it passes the filter.
  (func $equal (param $at i32) (result i32)
    (local $i i32)
    (if (i32.le_u (global.get $length) (i32.const 2)) (then (return (i32.const 1))))
    (loop $next
      (if
        (i32.or
          (i32.ne (i32.load8_u (i32.add (local.get $at) (local.get $i))) (i32.load8_u (local.get $i)))
          (i32.ne
            (i32.load8_u offset=16777216 (i32.add (local.get $at) (local.get $i)))
            (i32.load8_u offset=32768 (local.get $i))))
        (then (return (i32.const 0))))
      (br_if $next (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (global.get $length))))
    (i32.const 1))

  ;; The first address at which the needle no longer fits into the text from $from to $end.
  (func $stop (param $from i32) (param $end i32) (result i32)
    (if (result i32) (i32.lt_u (i32.sub (local.get $end) (local.get $from)) (global.get $length))
      (then (local.get $from))
      (else (i32.add (i32.sub (local.get $end) (global.get $length)) (i32.const 1)))))

  ;; The signature of a text lies behind it, from its end on: for each two units that stand together in it the bit that their
  ;; hash tells is set. It has more than two bits for each unit of the text, a power of two of them and 128 at least; eight lie
  ;; in the low plane, the next eight in the high one, and so on.

  ;; The address of the byte with this bit.
  (func $byte_of (param $end i32) (param $bit i32) (result i32)
    (i32.add
      (i32.add (local.get $end) (i32.shr_u (local.get $bit) (i32.const 4)))
      (i32.shl (i32.and (local.get $bit) (i32.const 8)) (i32.const 21))))

  ;; By how much a hash of 32 bits is shifted to be a bit of the signature of a text of $units.
  (func $shift (param $units i32) (result i32)
    (i32.clz (i32.or (i32.shl (local.get $units) (i32.const 1)) (i32.const 127))))

  (func $bit_of (param $first i32) (param $second i32) (param $shift i32) (result i32)
    (i32.shr_u
      (i32.mul (i32.or (local.get $first) (i32.shl (local.get $second) (i32.const 16))) (i32.const 0x9e3779b1))
      (local.get $shift)))

  (func $unit_at (param $at i32) (result i32)
    (i32.or (i32.load8_u (local.get $at)) (i32.shl (i32.load8_u offset=16777216 (local.get $at)) (i32.const 8))))

  (func $unit_of_needle (param $at i32) (result i32)
    (i32.or (i32.load8_u (local.get $at)) (i32.shl (i32.load8_u offset=32768 (local.get $at)) (i32.const 8))))

  ;; Writes the signature of the text from $from to $end.
  (func (export "sign") (param $from i32) (param $end i32)
    (local $shift i32) (local $size i32) (local $first i32) (local $second i32) (local $bit i32) (local $byte i32)
    (local.set $shift (call $shift (i32.sub (local.get $end) (local.get $from))))
    (local.set $size (i32.shl (i32.const 1) (i32.sub (i32.const 28) (local.get $shift))))
    (memory.fill (local.get $end) (i32.const 0) (local.get $size))
    (memory.fill (i32.add (local.get $end) (i32.const 16777216)) (i32.const 0) (local.get $size))
    (local.set $second (call $unit_at (local.get $from)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.tee $from (i32.add (local.get $from) (i32.const 1))) (local.get $end)))
        (local.set $first (local.get $second))
        (local.set $second (call $unit_at (local.get $from)))
        (local.set $bit (call $bit_of (local.get $first) (local.get $second) (local.get $shift)))
        (local.set $byte (call $byte_of (local.get $end) (local.get $bit)))
        (i32.store8
          (local.get $byte)
          (i32.or (i32.load8_u (local.get $byte)) (i32.shl (i32.const 1) (i32.and (local.get $bit) (i32.const 7)))))
        (br $next))))

  ;; Whether the text from $from to $end has a bit for all that stands together in the needle; a needle that it holds has.
  (func $may_hold (param $from i32) (param $end i32) (result i32)
    (local $shift i32) (local $at i32) (local $first i32) (local $second i32) (local $bit i32)
    (local.set $shift (call $shift (i32.sub (local.get $end) (local.get $from))))
    (local.set $second (call $unit_of_needle (i32.const 0)))
    (loop $next
      (if (i32.ge_u (local.tee $at (i32.add (local.get $at) (i32.const 1))) (global.get $length))
        (then (return (i32.const 1))))
      (local.set $first (local.get $second))
      (local.set $second (call $unit_of_needle (local.get $at)))
      (local.set $bit (call $bit_of (local.get $first) (local.get $second) (local.get $shift)))
      (br_if $next
        (i32.and
          (i32.shr_u (i32.load8_u (call $byte_of (local.get $end) (local.get $bit))) (i32.and (local.get $bit) (i32.const 7)))
          (i32.const 1))))
    (i32.const 0))

  ;; Number of occurrences in the text from $from to $end. Their distances from $base are written to $out as 32-bit numbers,
  ;; until fewer than 64 would fit before $limit.
  (func (export "find")
    (param $base i32) (param $from i32) (param $end i32) (param $out i32) (param $limit i32) (result i32)
    (local $at i32) (local $stop i32) (local $start i32) (local $bits i64) (local $to i32)
    (global.set $resume (i32.const 0))
    (if (i32.eqz (call $may_hold (local.get $base) (local.get $end))) (then (return (i32.const 0))))
    (local.set $at (local.get $from))
    (local.set $to (local.get $out))
    (local.set $stop (call $stop (local.get $from) (local.get $end)))
    (block $done
      (loop $next_block
        (local.set $at (call $next (local.get $at) (local.get $stop)))
        (br_if $done (i32.ge_u (local.get $at) (local.get $stop)))
        (if (i32.gt_u (local.get $to) (i32.sub (local.get $limit) (i32.const 256)))
          (then (global.set $resume (local.get $at)) (br $done)))
        (local.set $bits (call $pass (local.get $at) (local.get $stop)))
        (block $none_left
          (loop $next_start
            (br_if $none_left (i64.eqz (local.get $bits)))
            (local.set $start (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $bits)))))
            (if (call $equal (local.get $start))
              (then
                (i32.store (local.get $to) (i32.sub (local.get $start) (local.get $base)))
                (local.set $to (i32.add (local.get $to) (i32.const 4)))))
            (local.set $bits (i64.and (local.get $bits) (i64.sub (local.get $bits) (i64.const 1))))
            (br $next_start)))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $next_block)))
    (i32.shr_u (i32.sub (local.get $to) (local.get $out)) (i32.const 2)))

  ;; As many as `find` finds.
  (func (export "count") (param $from i32) (param $end i32) (result i32)
    (local $at i32) (local $stop i32) (local $found i32) (local $bits i64)
    (if (i32.eqz (call $may_hold (local.get $from) (local.get $end))) (then (return (i32.const 0))))
    (local.set $at (local.get $from))
    (local.set $stop (call $stop (local.get $from) (local.get $end)))
    (if (i32.eq (global.get $length) (i32.const 1))
      (then
        (local.set $found (call $count_blocks (local.get $from) (local.get $stop)))
        (local.set $at
          (i32.add (local.get $from) (i32.and (i32.sub (local.get $stop) (local.get $from)) (i32.const -64))))))
    (block $done
      (loop $next_block
        (local.set $at (call $next (local.get $at) (local.get $stop)))
        (br_if $done (i32.ge_u (local.get $at) (local.get $stop)))
        (local.set $bits (call $pass (local.get $at) (local.get $stop)))
        (if (i32.le_u (global.get $length) (i32.const 2))
          (then (local.set $found (i32.add (local.get $found) (i32.wrap_i64 (i64.popcnt (local.get $bits))))))
          (else
            (block $none_left
              (loop $next_start
                (br_if $none_left (i64.eqz (local.get $bits)))
                (local.set $found
                  (i32.add
                    (local.get $found)
                    (call $equal (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $bits)))))))
                (local.set $bits (i64.and (local.get $bits) (i64.sub (local.get $bits) (i64.const 1))))
                (br $next_start)))))
        (local.set $at (i32.add (local.get $at) (i32.const 64)))
        (br $next_block)))
    (local.get $found))

  ;; How often one unit stands in the whole blocks of 64 from $from on: counted without leaving the vectors, both planes read
  ;; in turn, because one low byte in 256 is that of the unit by chance and the high plane would be read here and there.
  (func $count_blocks (param $from i32) (param $stop i32) (result i32)
    (local $at i32) (local $blocks i32) (local $until i32) (local $found i32)
    (local $counters v128) (local $sums v128) (local $low v128) (local $high v128)
    (local.set $low (global.get $low0))
    (local.set $high (global.get $high0))
    (local.set $at (local.get $from))
    (local.set $blocks
      (i32.add (local.get $from) (i32.and (i32.sub (local.get $stop) (local.get $from)) (i32.const -64))))
    (block $done
      (loop $next_batch
        (br_if $done (i32.ge_u (local.get $at) (local.get $blocks)))
        ;; 63 blocks add at most four each to a counter of eight bits.
        (local.set $until (local.get $blocks))
        (if (i32.gt_u (i32.sub (local.get $blocks) (local.get $at)) (i32.const 4032))
          (then (local.set $until (i32.add (local.get $at) (i32.const 4032)))))
        (local.set $counters (v128.const i64x2 0 0))
        (loop $next_block
          ;; What is equal is -1.
          (local.set $counters
            (i8x16.sub
              (local.get $counters)
              (i8x16.add
                (i8x16.add
                  (v128.and
                    (i8x16.eq (v128.load (local.get $at)) (local.get $low))
                    (i8x16.eq (v128.load offset=16777216 (local.get $at)) (local.get $high)))
                  (v128.and
                    (i8x16.eq (v128.load offset=16 (local.get $at)) (local.get $low))
                    (i8x16.eq (v128.load offset=16777232 (local.get $at)) (local.get $high))))
                (i8x16.add
                  (v128.and
                    (i8x16.eq (v128.load offset=32 (local.get $at)) (local.get $low))
                    (i8x16.eq (v128.load offset=16777248 (local.get $at)) (local.get $high)))
                  (v128.and
                    (i8x16.eq (v128.load offset=48 (local.get $at)) (local.get $low))
                    (i8x16.eq (v128.load offset=16777264 (local.get $at)) (local.get $high)))))))
          (local.set $at (i32.add (local.get $at) (i32.const 64)))
          (br_if $next_block (i32.lt_u (local.get $at) (local.get $until))))
        (local.set $sums (i32x4.extadd_pairwise_i16x8_u (i16x8.extadd_pairwise_i8x16_u (local.get $counters))))
        (local.set $found
          (i32.add
            (local.get $found)
            (i32.add
              (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
              (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums))))))
        (br $next_batch)))
    (local.get $found))

  ;; Deals $units units of UTF-16 from $from on out to both planes, from $to on. Nothing else is written to.
  (func (export "split") (param $from i32) (param $to i32) (param $units i32)
    (local $end i32) (local $blocks i32) (local $some v128) (local $more v128)
    (local.set $end (i32.add (local.get $to) (local.get $units)))
    (local.set $blocks (i32.add (local.get $to) (i32.and (local.get $units) (i32.const -16))))
    (block $blocks_done
      (loop $next
        (br_if $blocks_done (i32.ge_u (local.get $to) (local.get $blocks)))
        (local.set $some (v128.load (local.get $from)))
        (local.set $more (v128.load offset=16 (local.get $from)))
        (v128.store
          (local.get $to)
          (i8x16.shuffle 0 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 (local.get $some) (local.get $more)))
        (v128.store offset=16777216
          (local.get $to)
          (i8x16.shuffle 1 3 5 7 9 11 13 15 17 19 21 23 25 27 29 31 (local.get $some) (local.get $more)))
        (local.set $from (i32.add (local.get $from) (i32.const 32)))
        (local.set $to (i32.add (local.get $to) (i32.const 16)))
        (br $next)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
        (i32.store8 (local.get $to) (i32.load8_u (local.get $from)))
        (i32.store8 offset=16777216 (local.get $to) (i32.load8_u offset=1 (local.get $from)))
        (local.set $from (i32.add (local.get $from) (i32.const 2)))
        (local.set $to (i32.add (local.get $to) (i32.const 1)))
        (br $next))))

  ;; The other way: $units units of both planes from $from on are written to $to as UTF-16, with up to 15 units more.
  (func (export "join") (param $from i32) (param $to i32) (param $units i32)
    (local $end i32) (local $low v128) (local $high v128)
    (local.set $end (i32.add (local.get $from) (local.get $units)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $from) (local.get $end)))
        (local.set $low (v128.load (local.get $from)))
        (local.set $high (v128.load offset=16777216 (local.get $from)))
        (v128.store
          (local.get $to)
          (i8x16.shuffle 0 16 1 17 2 18 3 19 4 20 5 21 6 22 7 23 (local.get $low) (local.get $high)))
        (v128.store offset=16
          (local.get $to)
          (i8x16.shuffle 8 24 9 25 10 26 11 27 12 28 13 29 14 30 15 31 (local.get $low) (local.get $high)))
        (local.set $from (i32.add (local.get $from) (i32.const 16)))
        (local.set $to (i32.add (local.get $to) (i32.const 32)))
        (br $next)))))
